import { functionArn, type LambdaContext } from '../lambdaContext.ts';
import { LATEST } from '../state/functionStore.ts';
import type { Delivered, QueuedEvent } from './eventQueueing.ts';

/** The value of JSON text; text that is none stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What Lambda sends to a destination: the event, and how it ended; documented for asynchronous invocation. */
export function destinationRecord(
  host: LambdaContext,
  { target, payload }: QueuedEvent,
  requestId: string,
  { outcome, attempts, condition }: Delivered,
): Record<string, unknown> {
  const { functionError } = outcome;
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: functionArn(host, target.fn.name, target.qualifier ?? LATEST),
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: parsed(payload.toString('utf8')),
    responseContext: {
      statusCode: 200,
      executedVersion: outcome.executedVersion,
      ...(functionError === undefined ? {} : { functionError }),
    },
    responsePayload: parsed(outcome.payload),
  };
}
