import { AbortController, Math, Promise, clearTimeout, setTimeout } from './primordials.ts';

/** The longest delay of a Node.js timer, in milliseconds. A longer one would fire at once. */
export const longestTimerMs: number = 2 ** 31 - 1;

function startTimer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, Math.min(Math.max(0, ms), longestTimerMs));
}

/** Waits `ms` milliseconds. Rejects with the signal's reason as soon as the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = startTimer(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Waits `ms` milliseconds: `true` after that time, `false` as soon as the signal is aborted. */
export function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, signal).then(
    () => true,
    () => false,
  );
}

/** Like {@link pauseUnlessAborted}, but `false` at once if `remainingTime` is no longer than `ms`. */
export async function pauseWithin(
  ms: number,
  { signal, remainingTime }: { readonly signal: AbortSignal; readonly remainingTime: () => number },
): Promise<boolean> {
  if (signal.aborted || remainingTime() <= ms) return false;
  return pauseUnlessAborted(ms, signal);
}

/**
 * The outcome of `work`, or a rejection with `timeoutError()` after `ms` milliseconds. The time
 * limit also aborts the signal that `work` gets, but does not depend on `work` to obey it.
 */
export async function withTimeout<T>(
  ms: number,
  timeoutError: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = startTimer(() => {
      const error = timeoutError();
      // Rejected before the abort, so that the error of the aborted work cannot come first.
      reject(error);
      controller.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([timeout, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
  }
}

/** A signal with a time limit, see {@link limitedSignal}. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  /** Stops the timer. Call it when the work is done. */
  readonly end: () => void;
  /** Aborts the signal before its time. */
  readonly abort: () => void;
}

/**
 * A signal that is aborted together with `outer`, or with `reason` after `ms` milliseconds,
 * whichever comes first.
 */
export function limitedSignal(outer: AbortSignal, ms: number, reason: Error): LimitedSignal {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(outer.reason);
  };
  const abort = () => {
    controller.abort(reason);
  };
  const timer = startTimer(abort, ms);
  if (outer.aborted) follow();
  else outer.addEventListener('abort', follow, { once: true });
  const end = () => {
    clearTimeout(timer);
    outer.removeEventListener('abort', follow);
  };
  return { signal: controller.signal, abort, end };
}
