import type { AsyncInvocation, InvocationOutcome } from '../../lambda/lambdaStandIn.ts';

/** The asynchronous invocation of one hook in one lifecycle event, duplicates and retries included. */
export interface HookInvocation {
  readonly functionName: string;
  /** Every attempt that has ended. */
  readonly attempts: readonly InvocationOutcome[];
  /** Called after each attempt that ends from now on. */
  onAttempt(listener: (attempt: InvocationOutcome) => void): void;
  /**
   * Resolves when each delivery has ended the attempt that it is in now (or the next one, where it
   * waits for a retry), so that a hook which has just reported can still return.
   */
  settled(): Promise<void>;
  /** Gives up the retries that are still to come and ends what runs. */
  abandon(): void;
}

/** `deliveries`: how many times the event is delivered; more than once with duplicates. */
export function hookInvocation(
  functionName: string,
  invocation: AsyncInvocation,
  deliveries: number,
): HookInvocation {
  const attempts: InvocationOutcome[] = [];
  const listeners: ((attempt: InvocationOutcome) => void)[] = [];
  invocation.onAttempt((attempt) => {
    attempts.push(attempt);
    for (const listener of listeners) listener(attempt);
  });
  const done = invocation.done.then(() => undefined);
  return {
    functionName,
    attempts,
    onAttempt: (listener) => void listeners.push(listener),
    settled: () => {
      const enough = attempts.length + deliveries;
      const ended = new Promise<void>((resolve) => {
        listeners.push(() => {
          if (attempts.length >= enough) resolve();
        });
      });
      return Promise.race([done, ended]);
    },
    abandon: () => invocation.abandon(),
  };
}
