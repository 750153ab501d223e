import { AbortController, Error, Math, Number, Promise, process } from '../../lib/primordials.ts';
import type { RunClock } from '../../lib/runClock.ts';
import { realClock } from '../../lib/timers.ts';

/** The time of one run: first the time for the checks, then the time kept for the report. */
export interface Deadline {
  /** Aborted when the checks' time is over. Their results are then collected. */
  readonly signal: AbortSignal;
  /** Rejects with a {@link DeadlineError} a little later. What has not ended by then hangs. */
  readonly over: Promise<never>;
  /** Milliseconds left for checks; never negative. */
  remainingTime(): number;
  /** Milliseconds left for the report, until shortly before Lambda's own timeout. */
  remainingForReport(): number;
  /** Stops the clock and aborts the signal, so that what still runs can end. */
  dispose(): void;
}

/** The checks' time is over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Lambda's longest timeout. */
const longestMs = 900_000;

/**
 * The time if nobody says how much there is. On Lambda, that is a handler that calls this one without
 * its context: Lambda's default timeout is safe. Elsewhere it is a test or a shell.
 */
const unknownMs = (): number => (process.env['AWS_LAMBDA_FUNCTION_NAME'] ? 3_000 : 30_000);

const between = (least: number, value: number, most: number): number =>
  Math.min(Math.max(least, value), most);

function timeLeft(lambdaContext: unknown): number {
  const context = lambdaContext as { getRemainingTimeInMillis?: unknown } | null | undefined;
  try {
    const ask = context?.getRemainingTimeInMillis;
    if (typeof ask !== 'function') return unknownMs();
    const left: unknown = ask.call(context);
    return typeof left === 'number' && Number.isFinite(left)
      ? between(0, left, longestMs)
      : unknownMs();
  } catch {
    return unknownMs();
  }
}

/**
 * Keeps a quarter of the time for the report, from 1 to 5 seconds. Never more than half, so that a
 * function with a timeout of one second still has time for checks.
 */
const reserveForReport = (total: number): number =>
  Math.min(between(1_000, total / 4, 5_000), total / 2);

/** Enough to hand the record to a supervisor, which keeps time for the report itself. */
const reserveForHandover = (total: number): number =>
  Math.min(between(100, total / 16, 500), total / 2);

/** How long before Lambda's timeout the report's last attempt ends. */
const spareOf = (total: number): number => between(50, total / 11, 900);

/** Starts the clock of one run. Its timer keeps the event loop alive on purpose. */
export function startDeadline(
  lambdaContext: unknown,
  who: 'reports' | 'supervised',
  { now, startTimer }: RunClock = realClock,
): Deadline {
  const total = timeLeft(lambdaContext);
  const started = now();
  const left = (reserve: number): number => Math.max(0, total - reserve - (now() - started));
  const reserve = who === 'reports' ? reserveForReport(total) : reserveForHandover(total);
  const controller = new AbortController();
  const error = new DeadlineError(`the checks' time of ${Math.round(total - reserve)} ms was over`);
  let stopTimer: () => void;
  const over = new Promise<never>((_resolve, reject) => {
    const end = () => {
      controller.abort(error);
      // Counted from now: even if the event loop was late, results need time to arrive.
      const wait = reserve / 10;
      // A timer takes at least a millisecond, and there may be none left.
      if (wait < 1) reject(error);
      else stopTimer = startTimer(() => reject(error), wait, 'limit');
    };
    stopTimer = startTimer(end, left(reserve), 'limit');
  });
  over.catch(() => undefined);
  return {
    signal: controller.signal,
    over,
    remainingTime: () => left(reserve),
    remainingForReport: () => left(spareOf(total)),
    dispose: () => {
      stopTimer();
      controller.abort(new DeadlineError('the hook is done'));
    },
  };
}
