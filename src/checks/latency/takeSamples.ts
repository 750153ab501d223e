import { Array, Error, Math, Promise } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import type { RunClock } from '../../lib/runClock.ts';
import { clockOf, limitedSignal, pause } from '../../lib/timers.ts';
import type { Arm, Sample } from './sample.ts';
import { sampleSeries, type SampleSeries, type StopRule } from './sampleSeries.ts';

/** How much load to put on the function. */
export interface Load {
  /** One version, or two that are called alternately. */
  readonly arms: readonly Arm[];
  /** How many calls may be in flight at the same time. */
  readonly concurrency: number;
  /** The most calls started per second; `undefined` starts each one when the last is answered. */
  readonly rate: number | undefined;
  /** The most calls in total, warm-up calls included. */
  readonly maxCalls: number;
}

/** Makes one call. */
export type Call = (arm: Arm, isWarmUp: boolean, signal: AbortSignal) => Promise<Sample>;

/** How long to wait for calls in flight at the end, because one of them may hang. */
const waitForCallsMs = 1_000;

/** The samples in the order in which their calls started, and what ended the measurement. */
export interface Taken {
  readonly samples: readonly Sample[];
  /** Every call that was made, also those answered too late to count. */
  readonly calls: number;
  readonly endedBy: 'stopRule' | 'time' | 'maxCalls';
  /** The error of the last call that the end of the time cut off, if it had one of its own. */
  readonly cutOff?: Error;
}

/** How many calls each worker may be ahead of a call that is not answered yet. */
const mostAhead = 8;

/** How long a worker waits before it looks again whether that call was answered. */
const aheadPauseMs = 10;

/** The part of the time left that is kept for judging the samples. */
function reserveMs(remainingMs: number): number {
  return Math.min(500, Math.max(20, remainingMs * 0.05));
}

/**
 * Calls the function until the stop rule ends it, `maxCalls` is reached or the time runs out.
 * Samples count in the order in which their calls started: in the order of their answers, fast
 * calls would be preferred. Rejects if a call rejects.
 */
export async function takeSamples(
  load: Load,
  call: Call,
  stopRule: StopRule,
  context: Pick<CheckContext, 'signal' | 'remainingTime' | 'clock'>,
): Promise<Taken> {
  const clock = clockOf(context);
  const remaining = Math.max(0, context.remainingTime());
  const timeout = new Error('the time for samples ran out');
  const limitMs = remaining - reserveMs(remaining);
  const limit = limitedSignal(context.signal, limitMs, timeout, clock);
  const series = sampleSeries(stopRule, (stop) => {
    void pause(stop === 'abortCalls' ? 0 : waitForCallsMs, limit.signal, clock).then(
      limit.abort,
      () => undefined,
    );
  });
  try {
    const work = () => callRepeatedly(load, call, series, limit.signal, clock);
    await Promise.all(Array.from({ length: load.concurrency }, work));
    return taken(series, limit.signal);
  } finally {
    series.isOver = true;
    limit.end();
    limit.abort();
  }
}

function taken({ samples, started, isStopped, cutOff }: SampleSeries, signal: AbortSignal): Taken {
  return {
    samples,
    calls: started,
    endedBy: isStopped ? 'stopRule' : signal.aborted ? 'time' : 'maxCalls',
    ...(cutOff !== undefined && cutOff !== signal.reason && { cutOff }),
  };
}

/** One worker: it starts its next call after the last one was answered. */
async function callRepeatedly(
  load: Load,
  call: Call,
  series: SampleSeries,
  signal: AbortSignal,
  clock: RunClock,
): Promise<void> {
  const goesOn = () => !series.isOver && !signal.aborted;
  try {
    while (goesOn() && series.started < load.maxCalls) {
      if (series.started - series.samples.length >= mostAhead * load.concurrency) {
        await pause(aheadPauseMs, signal, clock);
        continue;
      }
      if (load.rate !== undefined) {
        await pause(nextTurnMs(series, load.rate, clock), signal, clock);
      }
      if (!goesOn() || series.started >= load.maxCalls) return;
      const index = series.started;
      series.started += 1;
      const isWarmUp = index < load.concurrency * load.arms.length;
      series.accept(index, await call(armOf(load.arms, index), isWarmUp, signal));
    }
  } catch (error) {
    // If the measurement is over, the call was cut off: that is not an error of the call.
    if (!goesOn()) {
      if (error instanceof Error) series.cutOff = error;
      return;
    }
    series.isOver = true;
    throw error;
  }
}

/** How long to wait for the next turn. Turns that were missed are not made up for by a burst. */
function nextTurnMs(series: SampleSeries, rate: number, { now }: RunClock): number {
  const at = Math.max(series.nextAt, now());
  series.nextAt = at + 1_000 / rate;
  return at - now();
}

/**
 * Calls the versions alternately and swaps their order from pair to pair, so that drift affects
 * both of them equally.
 */
function armOf(arms: readonly Arm[], index: number): Arm {
  const pair = Math.floor(index / arms.length);
  return arms[(index + pair) % arms.length] ?? 'target';
}
