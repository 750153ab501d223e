import { parseJsonOrText } from '../../../lib/json.ts';
import { functionArn } from '../../arns.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import { LATEST } from '../state/functionStore.ts';
import type { DeliveryResult, QueuedEvent } from './eventDelivery.ts';

/**
 * What Lambda sends to the destination of an asynchronous invocation: the event, and how it ended.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function destinationRecord(
  context: LambdaContext,
  { target, payload }: QueuedEvent,
  requestId: string,
  { outcome, attempts, condition }: DeliveryResult,
): Record<string, unknown> {
  const { functionError } = outcome;
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: functionArn(target.fn.name, target.qualifier ?? LATEST),
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: parseJsonOrText(payload.toString('utf8')),
    responseContext: {
      statusCode: 200,
      executedVersion: outcome.executedVersion,
      ...(functionError === undefined ? {} : { functionError }),
    },
    responsePayload: parseJsonOrText(outcome.payload),
  };
}
