import { setTimeout as delay } from 'node:timers/promises';
import { account, functionArn, region } from '../arns.ts';
import { AwsError } from './awsError.ts';
import { faultError, type Fault } from './faults.ts';
import type { HttpAnswer } from './httpTypes.ts';
import type { Input, Service } from './operation.ts';
import type { RoutedCall } from './routeRequest.ts';

/** Who is told of the answers. */
export interface CallObserver {
  /**
   * Called when a request for a known operation is answered. `error` is the code of AWS's error, or
   * the fault that replaced the answer.
   */
  onAnswer?: (call: Omit<RoutedCall, 'serve'>, error?: string) => void;
  /**
   * The ARN in the message of a refusal (`deny`); default that of the function or any deployment
   * group.
   */
  resource?: (service: Service, operation: string, input: Input) => string;
}

const GARBAGE: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Not what you asked for</body></html>',
};

function defaultResource(service: Service, _operation: string, input: Input): string {
  if (service === 'codedeploy') return `arn:aws:codedeploy:${region}:${account}:deploymentgroup:*`;
  if (service === 'cloudwatch') return '*';
  if (service === 'sns') return typeof input['TopicArn'] === 'string' ? input['TopicArn'] : '*';
  const name = typeof input['FunctionName'] === 'string' ? input['FunctionName'] : '*';
  return name.startsWith('arn:') ? name : functionArn(name);
}

/** `undefined` if the connection is to be closed without an answer. */
async function obeyFault(
  observer: CallObserver,
  call: RoutedCall,
  fault: Fault | undefined,
): Promise<HttpAnswer | undefined> {
  if (fault?.latency !== undefined) await delay(fault.latency, undefined, { ref: false });
  const kind = fault?.fault;
  if (kind === 'reset') return undefined;
  if (kind === 'garbage') return GARBAGE;
  if (kind === 'deny' || kind === 'throttle') {
    const resource = (observer.resource ?? defaultResource)(
      call.service,
      call.operation,
      call.input,
    );
    throw faultError(kind, call.service, call.operation, resource);
  }
  return call.serve();
}

/** Answers a call, or does what the fault says, and calls `onAnswer`; `undefined` as in {@link obeyFault}. */
export async function answerCall(
  observer: CallObserver,
  call: RoutedCall,
  fault: Fault | undefined,
): Promise<HttpAnswer | undefined> {
  try {
    const answer = await obeyFault(observer, call, fault);
    const broken = fault?.fault === 'reset' || fault?.fault === 'garbage' ? fault.fault : undefined;
    observer.onAnswer?.(call, broken);
    return answer;
  } catch (error) {
    observer.onAnswer?.(call, asAwsError(error).code);
    throw error;
  }
}

export const asAwsError = (error: unknown): AwsError =>
  error instanceof AwsError
    ? error
    : new AwsError('ServiceException', `The stand-in itself failed: ${String(error)}`, 500);
