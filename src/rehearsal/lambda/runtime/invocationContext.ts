import type { NextInvocation } from './runtimeClient.ts';

/** The context object of a handler, without the functions for callbacks. */
export interface InvocationContext {
  functionName: string;
  functionVersion: string;
  memoryLimitInMB: string;
  logGroupName: string;
  logStreamName: string;
  invokedFunctionArn: string;
  awsRequestId: string;
  clientContext: unknown;
  identity: unknown;
  tenantId: string | undefined;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis: () => number;
}

const environment = (name: string): string => process.env[name] ?? '';

export function invocationContext({ headers }: NextInvocation): InvocationContext {
  const header = (name: string): string | undefined => {
    const value = headers[`lambda-runtime-${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  const json = (name: string): unknown => {
    const value = header(name);
    return value === undefined ? undefined : JSON.parse(value);
  };
  const deadline = Number(header('deadline-ms'));
  return {
    functionName: environment('AWS_LAMBDA_FUNCTION_NAME'),
    functionVersion: environment('AWS_LAMBDA_FUNCTION_VERSION'),
    memoryLimitInMB: environment('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    logGroupName: environment('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStreamName: environment('AWS_LAMBDA_LOG_STREAM_NAME'),
    invokedFunctionArn: header('invoked-function-arn') ?? '',
    awsRequestId: header('aws-request-id') ?? '',
    clientContext: json('client-context'),
    identity: json('cognito-identity'),
    tenantId: header('aws-tenant-id'),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}
