import { AbortController, Math, Promise, clearTimeout, setTimeout } from './primordials.ts';
/** Timers count in 31 bits: beyond that they fire at once. */
const longestTimer = 2 ** 31 - 1;

function startTimer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, Math.min(Math.max(0, ms), longestTimer));
}

/** Waits so many milliseconds; rejects with the signal's reason as soon as that is aborted. */
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

/** Waits, and `true`; `false` where the context's time would be over before. */
export async function pauseWithin(
  ms: number,
  { signal, remainingTime }: { readonly signal: AbortSignal; readonly remainingTime: () => number },
): Promise<boolean> {
  if (signal.aborted || remainingTime() <= ms) return false;
  return pause(ms, signal).then(
    () => true,
    () => false,
  );
}

/** A signal that is aborted with another one, or after so many milliseconds, whichever is first. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  /** To be called when the work is done: ends the timer. */
  readonly end: () => void;
  /** Aborts it before its time. */
  readonly abort: () => void;
}

/** Narrows a signal; `reason` is what it is aborted with when the time is over. */
export function limitedSignal(outer: AbortSignal, ms: number, reason: Error): LimitedSignal {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(outer.reason);
  };
  const timer = startTimer(() => {
    controller.abort(reason);
  }, ms);
  if (outer.aborted) follow();
  else outer.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort(reason);
    },
    end: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', follow);
    },
  };
}
