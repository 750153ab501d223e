import { Array, Error, JSON, String } from '../../lib/primordials.ts';
import { readHookEvent } from '../run/hookEvent.ts';
import type { LifecycleHookEvent } from '../../model/check.ts';

/** A hook's event that Lambda gave up on, and the reason. */
export interface FailedInvocation {
  event: LifecycleHookEvent;
  /** What Lambda says about the last attempt. */
  reason: string;
}

/** The content of one envelope, or why it could not be read. */
export interface ReadEnvelope {
  /** SQS's message id, if the record came in a batch. */
  messageId: string | undefined;
  found: FailedInvocation | Error;
}

/** The input is not Lambda's invocation record of a failed hook. */
export class InvocationRecordError extends Error {
  override readonly name = 'InvocationRecordError';
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const deepestEnvelope = 5;

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new InvocationRecordError('the message is not JSON', { cause: error });
  }
}

/** SNS (alone or in SQS) and EventBridge put the record into their own envelopes. */
function unwrap(value: unknown, depth = 0): Fields {
  const fields = parsed(value);
  if (!isFields(fields) || depth > deepestEnvelope) {
    throw new InvocationRecordError(
      "this is not an invocation record of Lambda's on-failure destination",
    );
  }
  if ('requestPayload' in fields) return fields;
  const { detail, Sns, body, Message } = fields;
  const inner = detail ?? (isFields(Sns) ? Sns['Message'] : undefined) ?? body ?? Message;
  return unwrap(inner, depth + 1);
}

function describe(record: Fields): string {
  const context = isFields(record['requestContext']) ? record['requestContext'] : {};
  const payload = isFields(record['responsePayload']) ? record['responsePayload'] : {};
  const parts = [context['condition'], payload['errorType'], payload['errorMessage']];
  const said = parts.filter((part) => typeof part === 'string').join(': ');
  const attempts = context['approximateInvokeCount'];
  const count = typeof attempts === 'number' ? ` after ${attempts} attempts` : '';
  return `the hook could not report${count}${said === '' ? '' : `: ${said}`}`;
}

function read(value: unknown): FailedInvocation | Error {
  try {
    const record = unwrap(value);
    const received = readHookEvent(record['requestPayload']);
    if (received.kind !== 'hook') throw new InvocationRecordError('a dry run reports nothing');
    return {
      event: received.event,
      reason: describe(record),
    };
  } catch (error) {
    return error instanceof Error ? error : new InvocationRecordError(String(error));
  }
}

/**
 * Reads the event of an on-failure destination: Lambda's invocation record itself if the destination
 * is a function, otherwise the record inside an SNS, SQS or EventBridge envelope. Never throws.
 */
export function readInvocationRecords(received: unknown): ReadEnvelope[] {
  const records = isFields(received) ? received['Records'] : undefined;
  if (!Array.isArray(records)) return [{ messageId: undefined, found: read(received) }];
  return records.map((record: unknown) => {
    const messageId = isFields(record) ? record['messageId'] : undefined;
    return {
      messageId: typeof messageId === 'string' ? messageId : undefined,
      found: read(record),
    };
  });
}
