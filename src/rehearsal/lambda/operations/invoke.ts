import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { InvokeOutput } from '../../http/protocols/invokeMessage.ts';
import type { Input } from '../../http/operation.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { optionalEnum, optionalString, requiredString } from '../requests/inputReaders.ts';
import { invokeAsync } from '../run/invokeAsync.ts';
import { pickVersion } from '../run/pickVersion.ts';
import { runInvocation } from '../run/runInvocation.ts';

/** Lambda's limits for a payload: 6 MB, and 1 MB for asynchronous events. */
const REQUEST_BYTES = 6_291_456;
const EVENT_BYTES = 1_048_576;
const CLIENT_CONTEXT_BYTES = 3583;

const invalidContent = (message: string): AwsError =>
  new AwsError('InvalidRequestContentException', message);

function readPayload(input: Input, limit: number): Buffer {
  const payload = input['Payload'];
  if (!Buffer.isBuffer(payload) || payload.length === 0) return Buffer.from('{}');
  if (payload.length > limit) {
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      413,
    );
  }
  try {
    JSON.parse(payload.toString('utf8'));
  } catch (error) {
    throw invalidContent(`Could not parse request body into json: ${String(error)}`);
  }
  return payload;
}

/** The client context as JSON text that fits in a header. */
function readClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined;
  if (base64.length > CLIENT_CONTEXT_BYTES) {
    throw invalidContent(`Client context must be no more than ${CLIENT_CONTEXT_BYTES} bytes.`);
  }
  const text = Buffer.from(base64, 'base64').toString('utf8');
  try {
    // A header cannot hold line breaks or characters beyond Latin-1; JSON can escape both.
    return JSON.stringify(JSON.parse(text)).replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  } catch {
    throw invalidContent('Client context must be a valid Base64-encoded JSON object.');
  }
}

/** Waits for the answer (RequestResponse), queues the event (Event) or only validates (DryRun). */
export const invoke: LambdaOperation = async (state, input): Promise<InvokeOutput> => {
  const { context } = state;
  const types = ['RequestResponse', 'Event', 'DryRun'] as const;
  const type = optionalEnum(input, 'InvocationType', types) ?? 'RequestResponse';
  const logType = optionalEnum(input, 'LogType', ['None', 'Tail']);
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(state, functionName, optionalString(input, 'Qualifier'));
  const payload = readPayload(input, type === 'Event' ? EVENT_BYTES : REQUEST_BYTES);
  const clientContext = readClientContext(optionalString(input, 'ClientContext'));
  const version = pickVersion(context, target);
  if (type === 'DryRun') return { StatusCode: 204 };
  if (type === 'Event') {
    invokeAsync(state, { target, payload });
    return { StatusCode: 202 };
  }
  const result = await runInvocation(context, version, {
    requestId: randomUUID(),
    payload,
    target,
    ...(clientContext === undefined ? {} : { clientContext }),
  });
  return {
    StatusCode: 200,
    ...(result.functionError === undefined ? {} : { FunctionError: result.functionError }),
    ...(logType === 'Tail' ? { LogResult: Buffer.from(result.logTail).toString('base64') } : {}),
    ExecutedVersion: result.executedVersion,
    Payload: result.body,
  };
};
