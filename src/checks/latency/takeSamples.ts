import { Array, Error, Math, Promise } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import { limitedSignal, pause } from '../../lib/timers.ts';
import type { Arm, Sample } from './sample.ts';
import { sampleSeries, type Enough, type SampleSeries } from './sampleSeries.ts';

/** How much load the function is put under. */
export interface Load {
  /** One version, or two that are called in turn. */
  readonly arms: readonly Arm[];
  /** Calls at the same time. */
  readonly concurrency: number;
  /** Calls per second at most; `undefined` for as fast as they are answered. */
  readonly rate: number | undefined;
  /** All calls at most, those of warming up included. */
  readonly maxCalls: number;
}

/** Makes one call. */
export type Call = (arm: Arm, isWarmUp: boolean, signal: AbortSignal) => Promise<Sample>;

/** How long calls in flight are waited for at most: one of them may hang. */
const patienceMs = 1_000;

/** The samples in the order in which their calls started, and what ended them. */
export interface Taken {
  readonly samples: readonly Sample[];
  /** Every call that was made, those too whose answers came too late to count. */
  readonly calls: number;
  readonly endedBy: 'enough' | 'time' | 'calls';
  /** What the last call said that the end of the time cut off, where it said anything. */
  readonly cutOff?: Error;
}

/** How many calls each worker may be ahead of one that has not been answered. */
const mostAhead = 8;

/** How long a worker waits before it looks again whether that call was answered. */
const aheadPauseMs = 10;

/** Part of the time left that is kept for judging, within bounds. */
function reserve(remainingMs: number): number {
  return Math.min(500, Math.max(20, remainingMs * 0.05));
}

/**
 * Calls the function until enough is known, the calls are used up or the time is over. Samples
 * count in the order in which their calls started: counting those first that are answered first
 * would prefer the fast ones. Rejects where a call does.
 */
export async function takeSamples(
  load: Load,
  call: Call,
  enough: Enough,
  context: Pick<CheckContext, 'signal' | 'remainingTime'>,
): Promise<Taken> {
  const remaining = Math.max(0, context.remainingTime());
  const reason = new Error('the time for samples was over');
  const limit = limitedSignal(context.signal, remaining - reserve(remaining), reason);
  const series = sampleSeries(enough, (how) => {
    void pause(how === 'abortCalls' ? 0 : patienceMs, limit.signal).then(
      limit.abort,
      () => undefined,
    );
  });
  try {
    const work = () => callInTurn(load, call, series, limit.signal);
    await Promise.all(Array.from({ length: load.concurrency }, work));
    const isTimeOver = limit.signal.aborted && !series.isEnough;
    const endedBy = series.isEnough ? 'enough' : isTimeOver ? 'time' : 'calls';
    const cutOff = series.cutOff === limit.signal.reason ? undefined : series.cutOff;
    return {
      samples: series.samples,
      calls: series.started,
      endedBy,
      ...(cutOff !== undefined && { cutOff }),
    };
  } finally {
    series.isOver = true;
    limit.end();
    limit.abort();
  }
}

/** One worker: the next call begins when the one before it was answered. */
async function callInTurn(
  load: Load,
  call: Call,
  series: SampleSeries,
  signal: AbortSignal,
): Promise<void> {
  const goesOn = () => !series.isOver && !signal.aborted;
  try {
    while (goesOn() && series.started < load.maxCalls) {
      if (series.started - series.samples.length >= mostAhead * load.concurrency) {
        await pause(aheadPauseMs, signal);
        continue;
      }
      if (load.rate !== undefined) await pause(turn(series, load.rate), signal);
      if (!goesOn() || series.started >= load.maxCalls) return;
      const index = series.started;
      series.started += 1;
      const isWarmUp = index < load.concurrency * load.arms.length;
      series.accept(index, await call(armOf(load.arms, index), isWarmUp, signal));
    }
  } catch (error) {
    // What was cut off here is no error of the call.
    if (!goesOn()) {
      if (error instanceof Error) series.cutOff = error;
      return;
    }
    series.isOver = true;
    throw error;
  }
}

/** How long to wait for the next turn; one that was missed is not made up for by a burst. */
function turn(series: SampleSeries, rate: number): number {
  const at = Math.max(series.nextAt, now());
  series.nextAt = at + 1_000 / rate;
  return at - now();
}

/** Two versions in turn, the order changing from pair to pair: drift and habits hit both. */
function armOf(arms: readonly Arm[], index: number): Arm {
  const pair = Math.floor(index / arms.length);
  return arms[(index + pair) % arms.length] ?? 'target';
}
