import { randomUUID } from 'node:crypto';
import type { AsyncInvocation, EventOptions, InvocationOutcome } from '../lambdaStandIn.ts';
import type { LambdaState } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { eventInvokeConfigOf } from '../state/target.ts';
import { trackBackground } from '../state/trackBackground.ts';
import { destinationRecord } from './destinationRecord.ts';
import { EventDelivery, type DeliveryResult, type QueuedEvent } from './eventDelivery.ts';

/** Sends the record of how an event ended to its destination, if one is configured. */
function sendRecord(
  state: LambdaState,
  event: QueuedEvent,
  requestId: string,
  result: DeliveryResult,
): void {
  const { context } = state;
  const config = eventInvokeConfigOf(event.target);
  const destination = result.condition === 'Success' ? config?.onSuccess : config?.onFailure;
  if (destination === undefined) return;
  const record = destinationRecord(context, event, requestId, result);
  const { fn } = event.target;
  const log = (text: string): void =>
    context.emit({ functionName: fn.name, version: fn.latest.version, requestId, text });
  if (!/^arn:aws[\w-]*:lambda:/.test(destination)) {
    log(
      `The record for ${destination}, which this stand-in does not have: ${JSON.stringify(record)}`,
    );
    return;
  }
  try {
    const target = findTarget(state, destination);
    invokeAsync(state, { target, payload: Buffer.from(JSON.stringify(record)) });
  } catch (error) {
    log(`The record of ${requestId} did not reach its destination: ${String(error)}`);
  }
}

/**
 * Invokes a function asynchronously, as `InvocationType: Event` does: at once, and again for each of
 * Lambda's retries. The clock waits between them. Lambda delivers an event at least once: `duplicates`
 * is how many extra deliveries start at the same time, each with its own retries.
 */
export function invokeAsync(
  state: LambdaState,
  event: QueuedEvent,
  { duplicates = 0 }: EventOptions = {},
): AsyncInvocation {
  const { context } = state;
  const requestId = randomUUID();
  const cancelled = new AbortController();
  const signal = AbortSignal.any([cancelled.signal, context.signal]);
  const attempts: InvocationOutcome[] = [];
  const listeners: ((attempt: InvocationOutcome) => void)[] = [];
  const onAttempt = (outcome: InvocationOutcome): void => {
    attempts.push(outcome);
    for (const listener of listeners) listener(outcome);
  };
  const deliver = async (): Promise<InvocationOutcome> => {
    const result = await new EventDelivery(context, event, requestId, signal, onAttempt).run();
    if (!signal.aborted) sendRecord(state, event, requestId, result);
    return result.outcome;
  };
  const first = deliver();
  const others = Array.from({ length: duplicates }, deliver);
  const done = Promise.all([first, ...others]).then(() => first);
  trackBackground(context, done);
  return {
    requestId,
    onAttempt(listener) {
      listeners.push(listener);
      attempts.forEach(listener);
    },
    done,
    cancel: () => cancelled.abort(new Error('the event was cancelled')),
  };
}
