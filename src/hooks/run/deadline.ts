import {
  AbortController,
  Error,
  Math,
  Number,
  Promise,
  clearTimeout,
  process,
  setTimeout,
} from '../../lib/primordials.ts';
import { now } from '../../lib/clock.ts';

/** The time of one run: what is left for the checks, and behind it what is kept for the report. */
export interface Deadline {
  /** Aborted when the checks' time is over: their results are then collected. */
  readonly signal: AbortSignal;
  /** Rejects with a {@link DeadlineError} a little after it: whatever has not ended by then hangs. */
  readonly over: Promise<never>;
  /** Milliseconds left for checks; never negative. */
  remainingTime(): number;
  /** Milliseconds left for the report, until shortly before Lambda's own timeout. */
  remainingForReport(): number;
  /** Stops the clock; the signal is aborted, so that what still runs can end. */
  dispose(): void;
}

/** The checks' time is over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Lambda's longest timeout. */
const longestMs = 900_000;

/**
 * Where nobody says how much time there is. On Lambda that is a handler that calls this one without
 * its context: Lambda's default timeout, for a longer one is not known. Elsewhere a test, or a shell.
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
 * A quarter of the time is kept for the report, 1 to 5 seconds; never more than half, so that a
 * function with a timeout of a second still has time for checks.
 */
const reserveForReport = (total: number): number =>
  Math.min(between(1_000, total / 4, 5_000), total / 2);

/** Enough to hand the record to a supervisor, who keeps the time for the report itself. */
const reserveForHandover = (total: number): number =>
  Math.min(between(100, total / 16, 500), total / 2);

/** The report's last attempt ends so long before Lambda's timeout. */
const spareOf = (total: number): number => between(50, total / 11, 900);

/** Starts the clock of one run. Its timer keeps the event loop alive, on purpose. */
export function startDeadline(lambdaContext: unknown, who: 'reports' | 'supervised'): Deadline {
  const total = timeLeft(lambdaContext);
  const started = now();
  const left = (reserve: number): number => Math.max(0, total - reserve - (now() - started));
  const reserve = who === 'reports' ? reserveForReport(total) : reserveForHandover(total);
  const controller = new AbortController();
  const error = new DeadlineError(`the checks' time of ${Math.round(total - reserve)} ms was over`);
  let timer: NodeJS.Timeout;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort(error);
      // Counted from here: where the event loop was late, results must still have time to arrive.
      const wait = reserve / 10;
      // A timer takes a millisecond at least, and there may be none.
      if (wait < 1) reject(error);
      else timer = setTimeout(() => reject(error), wait);
    }, left(reserve));
  });
  over.catch(() => undefined);
  return {
    signal: controller.signal,
    over,
    remainingTime: () => left(reserve),
    remainingForReport: () => left(spareOf(total)),
    dispose: () => {
      clearTimeout(timer);
      controller.abort(new DeadlineError('the hook is done'));
    },
  };
}
