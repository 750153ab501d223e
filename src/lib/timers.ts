import { now } from './clock.ts';
import {
  AbortController,
  Math,
  Promise,
  WeakMap,
  clearTimeout,
  setTimeout,
} from './primordials.ts';
import type { RunClock } from './runClock.ts';

/** The longest delay of a Node.js timer, in milliseconds. A longer one would fire at once. */
export const longestTimerMs: number = 2 ** 31 - 1;

function startTimer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, Math.min(Math.max(0, ms), longestTimerMs));
}

/** The time that passes in a hook. */
export const realClock: RunClock = {
  now,
  startTimer: (callback, ms) => {
    const timer = startTimer(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};

/** The clock of a context: the real one, unless the test kit has set another. */
export function clockOf({
  clock = realClock,
}: {
  readonly clock?: RunClock | undefined;
}): RunClock {
  return clock;
}

/** Waits `ms` milliseconds. Rejects with the signal's reason as soon as the signal is aborted. */
export function pause(ms: number, signal: AbortSignal, clock: RunClock): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      stopTimer();
      reject(signal.reason as Error);
    };
    const resume = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stopTimer = clock.startTimer(resume, ms, 'pause');
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Waits `ms` milliseconds: `true` after that time, `false` as soon as the signal is aborted. */
export function pauseUnlessAborted(
  ms: number,
  signal: AbortSignal,
  clock: RunClock,
): Promise<boolean> {
  return pause(ms, signal, clock).then(
    () => true,
    () => false,
  );
}

/** How much time work has. */
export interface TimeLeft {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly remainingTime: () => number;
  /** Default: the real clock. */
  readonly clock?: RunClock | undefined;
}

/** Like {@link pauseUnlessAborted}, but `false` at once if `remainingTime` is no longer than `ms`. */
export async function pauseWithin(ms: number, context: TimeLeft): Promise<boolean> {
  const { signal, remainingTime } = context;
  if (signal.aborted || remainingTime() <= ms) return false;
  return pauseUnlessAborted(ms, signal, clockOf(context));
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

/** When the signals of {@link limitedSignal} are aborted, on the clock of each. */
const limits = /* @__PURE__ */ new WeakMap<AbortSignal, number>();

/** Milliseconds until the limit of a {@link limitedSignal}; `Infinity` for any other signal. */
export function timeUntilLimit(signal: AbortSignal, clock: RunClock): number {
  return (limits.get(signal) ?? Infinity) - clock.now();
}

/** A signal with a time limit, see {@link limitedSignal}. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  /** Stops the timer. Call it when the work is done. */
  readonly end: () => void;
  /** Aborts the signal before its time. */
  readonly abort: () => void;
}

/** How the signals of {@link limitedSignal} are aborted once their time is over. */
const overdue = /* @__PURE__ */ new WeakMap<AbortSignal, () => void>();

/**
 * Aborts a {@link limitedSignal} whose time is over. Its timer cannot do that while something keeps
 * the event loop busy.
 */
export function abortIfOver(signal: AbortSignal): void {
  overdue.get(signal)?.();
}

/**
 * A signal that is aborted together with `outer`, or with `reason` after `ms` milliseconds,
 * whichever comes first.
 */
export function limitedSignal(
  outer: AbortSignal,
  ms: number,
  reason: Error,
  clock: RunClock,
): LimitedSignal {
  const controller = new AbortController();
  limits.set(controller.signal, clock.now() + Math.min(ms, timeUntilLimit(outer, clock)));
  const follow = () => {
    controller.abort(outer.reason);
  };
  const abort = () => {
    controller.abort(reason);
  };
  const ends = clock.now() + ms;
  overdue.set(controller.signal, () => {
    abortIfOver(outer);
    if (clock.now() > ends) abort();
  });
  const stopTimer = clock.startTimer(abort, ms, 'limit');
  if (outer.aborted) follow();
  else outer.addEventListener('abort', follow, { once: true });
  const end = () => {
    stopTimer();
    overdue.delete(controller.signal);
    outer.removeEventListener('abort', follow);
  };
  return { signal: controller.signal, abort, end };
}
