import { Math } from '../lib/primordials.ts';
import type { RunClock } from '../lib/runClock.ts';
import { clockOf, pause, type TimeLeft } from '../lib/timers.ts';
import { AwsCallError, callAws, type CallFailure } from './awsCallError.ts';

export interface RetryOptions {
  /** Ends the retries. The last answer of the service is then thrown. */
  signal: AbortSignal;
  /** Which failures are worth another attempt. Default: throttling and transient ones. */
  failures?: readonly CallFailure[];
  /** How many attempts at most. Default: no limit but the signal. */
  attempts?: number;
  /**
   * For how many milliseconds a denied call is repeated, slowly. Asked at the first denial. Default:
   * a denied call is not repeated.
   */
  deniedMs?: () => number;
  /** Called after each failed attempt that will be repeated. */
  onRetry?: (error: AwsCallError) => void;
  /** Default: the real clock. */
  clock?: RunClock | undefined;
}

/** A role's new permissions reach every host of a service after seconds, sometimes minutes. */
const longestDeniedMs = 10_000;

/**
 * For how long a denied call of Lambda or CodeDeploy is repeated: ten seconds, but at most half of
 * the time left, because a denial must be told before that time is over.
 */
export function patience({ remainingTime }: Pick<TimeLeft, 'remainingTime'>): () => number {
  return () => Math.min(longestDeniedMs, remainingTime() / 2);
}

/** Full jitter, as in the AWS SDKs. */
const delayAfter = (attempt: number, { random }: RunClock): number =>
  random() * Math.min(2_000, 50 * 2 ** attempt);

/** Slower, because only time helps; and never short, so that few calls are enough. */
const delayAfterDenial = (denial: number, { random }: RunClock): number =>
  (0.5 + random() / 2) * Math.min(5_000, 250 * 2 ** (denial - 1));

/** Says how long to wait after each denial; `undefined` if the time for denied calls is over. */
export function denialDelays(deniedMs: () => number, clock: RunClock): () => number | undefined {
  let denials = 0;
  let until: number | undefined;
  return () => {
    const at = clock.now();
    until ??= at + deniedMs();
    denials += 1;
    // The last attempt is made when the time ends.
    return at < until ? Math.min(delayAfterDenial(denials, clock), until - at) : undefined;
  };
}

/** Nobody answered, so the error says only that time was over. */
const isSilence = ({ failure, code }: AwsCallError): boolean =>
  failure === 'aborted' || code === 'TimeoutError';

/**
 * Repeats a call that fails with one of `failures`, until it succeeds or the signal is aborted. If
 * the last attempt was not answered, rejects with the last answer that there was.
 */
export async function retrying<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, failures = ['throttled', 'transient'], attempts = Infinity } = options;
  const { deniedMs = () => 0 } = options;
  const clock = clockOf(options);
  const nextDenialDelay = denialDelays(deniedMs, clock);
  let answered: AwsCallError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof AwsCallError)) throw error;
      if (!isSilence(error)) answered = error;
      const delay =
        error.failure === 'denied'
          ? nextDenialDelay()
          : failures.includes(error.failure) && attempt < attempts
            ? delayAfter(attempt, clock)
            : undefined;
      const telling = answered ?? error;
      if (delay === undefined || signal.aborted) throw telling;
      options.onRetry?.(error);
      await pause(delay, signal, clock).catch(() => {
        throw telling;
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
