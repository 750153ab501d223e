import { randomUUID } from 'node:crypto';
import { trackBackground } from '../state/trackBackground.ts';
import { findTarget } from '../state/resolveTarget.ts';
import type { FunctionStore } from '../state/functionStore.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { AsyncInvocation, EventOptions, InvocationOutcome } from '../lambdaStandIn.ts';
import { destinationRecord } from './destinationRecord.ts';
import { configOf, EventQueueing, type Delivered, type QueuedEvent } from './eventQueueing.ts';

/** Hands the record of an event's end to the destination that is configured for it. */
function sendOn(
  host: LambdaContext,
  store: FunctionStore,
  event: QueuedEvent,
  requestId: string,
  delivered: Delivered,
): void {
  const config = configOf(event.target);
  const destination = delivered.condition === 'Success' ? config?.onSuccess : config?.onFailure;
  if (destination === undefined) return;
  const record = destinationRecord(host, event, requestId, delivered);
  try {
    const target = findTarget(host, store, destination);
    invokeEvent(host, store, { target, payload: Buffer.from(JSON.stringify(record)) });
  } catch (error) {
    const { fn } = event.target;
    const text = `The record of ${requestId} did not reach its destination: ${String(error)}`;
    host.emit({ functionName: fn.name, version: fn.latest.version, requestId, text });
  }
}

/** Invokes asynchronously: at once, then with Lambda's retries on the clock's minutes. */
export function invokeEvent(
  host: LambdaContext,
  store: FunctionStore,
  event: QueuedEvent,
  { duplicates = 0 }: EventOptions = {},
): AsyncInvocation {
  const requestId = randomUUID();
  const abandoned = new AbortController();
  const signal = AbortSignal.any([abandoned.signal, host.signal]);
  const ended: InvocationOutcome[] = [];
  const listeners: ((attempt: InvocationOutcome) => void)[] = [];
  const onAttempt = (outcome: InvocationOutcome): void => {
    ended.push(outcome);
    for (const listener of listeners) listener(outcome);
  };
  const deliver = async (): Promise<InvocationOutcome> => {
    const delivered = await new EventQueueing(host, event, requestId, signal, onAttempt).run();
    if (!signal.aborted) sendOn(host, store, event, requestId, delivered);
    return delivered.outcome;
  };
  const first = deliver();
  const others = Array.from({ length: duplicates }, deliver);
  const done = Promise.all([first, ...others]).then(() => first);
  trackBackground(host, done);
  return {
    requestId,
    onAttempt(listener) {
      listeners.push(listener);
      ended.forEach(listener);
    },
    done,
    abandon: () => abandoned.abort(new Error('the event was given up')),
  };
}
