import type { RunClock } from '../lib/clock.ts';
import { Math } from '../lib/primordials.ts';
import { clockOf, pause } from '../lib/timers.ts';
import { AwsCallError, callAws, type CallFailure } from './awsCallError.ts';

/** The time that a call has. */
export interface CallLimits {
  /** Ends the retries. The last error is then thrown. */
  signal: AbortSignal;
  /** Default: the real clock. */
  clock?: RunClock | undefined;
}

export interface RetryOptions extends CallLimits {
  /** Which failures are worth another attempt. Default: throttling and transient ones. */
  failures?: readonly CallFailure[];
  /** How many attempts at most. Default: no limit but the signal. */
  attempts?: number;
  /** Called after each failed attempt that will be repeated. */
  onRetry?: (error: AwsCallError) => void;
}

const firstDelayMs = 50;
const longestDelayMs = 2_000;

/** Full jitter, as in the AWS SDKs. */
const delayAfter = (attempt: number, { random }: RunClock): number =>
  random() * Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);

/** Repeats a call that fails with one of `failures`, until it succeeds or the signal is aborted. */
export async function retrying<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, failures = ['throttled', 'transient'], attempts = Infinity } = options;
  const clock = clockOf(options);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const passing = error instanceof AwsCallError && failures.includes(error.failure);
      if (!passing || attempt >= attempts || signal.aborted) throw error;
      options.onRetry?.(error);
      await pause(delayAfter(attempt, clock), signal, clock).catch(() => {
        throw error;
      });
    }
  }
}

/**
 * Sends a command of the SDK and repeats it like {@link retrying}. Rejects with an `AwsCallError`
 * that names `action`, the IAM action.
 */
export function sendRetrying<Output>(
  action: string,
  send: (options: { abortSignal: AbortSignal }) => Promise<Output>,
  options: RetryOptions,
): Promise<Output> {
  const { signal } = options;
  return retrying(() => callAws(action, () => send({ abortSignal: signal })), options);
}
