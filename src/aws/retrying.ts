import { Math } from '../lib/primordials.ts';
import { pause } from '../lib/timers.ts';
import { AwsCallError, callAws, type CallFailure } from './awsCallError.ts';

export interface RetryOptions {
  /** Ends the waiting; the last error is then the one that is thrown. */
  signal: AbortSignal;
  /** Which failures are worth another attempt. Default: throttling and transient ones. */
  failures?: readonly CallFailure[];
  /** At most so many attempts; default: until the signal ends it. */
  attempts?: number;
  /** Told of each attempt that failed and will be repeated. */
  onRetry?: (error: AwsCallError) => void;
}

const firstDelayMs = 50;
const longestDelayMs = 2_000;

/** Full jitter, as the AWS SDKs wait. */
const delayAfter = (attempt: number): number =>
  Math.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);

/** Repeats a call while it fails in a way that may pass, until it answers or the signal ends it. */
export async function retrying<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, failures = ['throttled', 'transient'], attempts = Infinity } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const passing = error instanceof AwsCallError && failures.includes(error.failure);
      if (!passing || attempt >= attempts || signal.aborted) throw error;
      options.onRetry?.(error);
      await pause(delayAfter(attempt), signal).catch(() => {
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
