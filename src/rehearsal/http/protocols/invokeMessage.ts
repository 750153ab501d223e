import type { HttpAnswer, HttpRequest } from '../httpTypes.ts';
import type { Input } from '../operation.ts';

/**
 * Invoke's response shape. Unlike that of other operations, it is not a JSON body: the payload is
 * the body.
 */
export interface InvokeOutput {
  StatusCode: number;
  FunctionError?: string;
  LogResult?: string;
  ExecutedVersion?: string;
  Payload?: string | Buffer;
}

const inputHeaders = {
  'x-amz-invocation-type': 'InvocationType',
  'x-amz-log-type': 'LogType',
  'x-amz-client-context': 'ClientContext',
  'x-amz-tenant-id': 'TenantId',
} as const;

/** The members of Invoke's request, from its headers and its body. */
export function invokeInput(request: HttpRequest): Input {
  const input: Record<string, unknown> = { Payload: request.body };
  for (const [header, member] of Object.entries(inputHeaders)) {
    const value = request.headers[header];
    if (value !== undefined) input[member] = value;
  }
  return input;
}

/** Invoke's answer, with the members of its response in headers and body. */
export function invokeAnswer(output: unknown): HttpAnswer {
  const { StatusCode, FunctionError, LogResult, ExecutedVersion, Payload } = output as InvokeOutput;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (FunctionError !== undefined) headers['x-amz-function-error'] = FunctionError;
  if (LogResult !== undefined) headers['x-amz-log-result'] = LogResult;
  if (ExecutedVersion !== undefined) headers['x-amz-executed-version'] = ExecutedVersion;
  return { status: StatusCode, headers, body: Payload ?? '' };
}
