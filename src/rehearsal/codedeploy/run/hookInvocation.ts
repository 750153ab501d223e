import type { FunctionRequests } from '../../functionRequests.ts';
import type { AsyncInvocation, InvocationOutcome } from '../../lambda/lambdaStandIn.ts';

/**
 * The asynchronous invocation of one hook in one lifecycle event, with its duplicates and retries.
 * @internal
 */
export interface HookInvocation {
  readonly functionName: string;
  /** Every attempt that has ended, in order. */
  readonly attempts: readonly InvocationOutcome[];
  /** The requests of the function since the invocation began; undefined if nothing is known of them. */
  requests(): FunctionRequests | undefined;
  /** Called after each attempt that ends from now on. */
  onAttempt(listener: (attempt: InvocationOutcome) => void): void;
  /**
   * Resolves when every delivery has ended one more attempt, or when none is left. A hook that has
   * just reported has returned by then.
   */
  settled(): Promise<void>;
  /** Cancels the retries that are still to come and ends the running attempts. */
  abandon(): void;
}

/**
 * `deliveries` is how often Lambda delivers the event: twice if it is duplicated. `requestsSoFar` reads those
 * of the function.
 */
export function hookInvocation(
  functionName: string,
  invocation: AsyncInvocation,
  deliveries: number,
  requestsSoFar: () => FunctionRequests | undefined = () => undefined,
): HookInvocation {
  const before = requestsSoFar();
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
    requests: () => {
      const now = requestsSoFar();
      return now && before && { all: now.all - before.all, reports: now.reports - before.reports };
    },
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
    abandon: () => invocation.cancel(),
  };
}
