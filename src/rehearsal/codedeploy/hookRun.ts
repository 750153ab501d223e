import type { AsyncInvocation, InvocationOutcome } from '../lambda/lambdaStandIn.ts';

/** The asynchronous invocations of one hook in one lifecycle event: one, or more with duplicates. */
export interface HookRun {
  readonly functionName: string;
  /** Every attempt that has ended, retries included. */
  readonly attempts: readonly InvocationOutcome[];
  /** Resolves when no delivery will be attempted again. */
  readonly done: Promise<void>;
  /**
   * Resolves when each delivery has ended the attempt that it is in now (or the next one, where it
   * waits for a retry), so that a hook which has just reported can still return.
   */
  settled(): Promise<void>;
  /** Gives up the retries that are still to come and ends what runs. */
  abandon(): void;
}

export function hookRun(functionName: string, deliveries: readonly AsyncInvocation[]): HookRun {
  const attempts: InvocationOutcome[] = [];
  const tracked = deliveries.map((delivery) => trackDelivery(delivery, attempts));
  return {
    functionName,
    attempts,
    done: Promise.all(deliveries.map((delivery) => delivery.done)).then(() => undefined),
    settled: () => Promise.all(tracked.map((delivery) => delivery.nextEnd())).then(() => undefined),
    abandon: () => deliveries.forEach((delivery) => delivery.abandon()),
  };
}

function trackDelivery(
  delivery: AsyncInvocation,
  attempts: InvocationOutcome[],
): { nextEnd(): Promise<void> } {
  let waiting: (() => void)[] = [];
  delivery.onAttempt((attempt) => {
    attempts.push(attempt);
    waiting.forEach((wake) => wake());
    waiting = [];
  });
  const done = delivery.done.then(() => undefined);
  return {
    nextEnd: () => Promise.race([done, new Promise<void>((resolve) => waiting.push(resolve))]),
  };
}
