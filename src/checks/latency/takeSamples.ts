import type { CheckContext } from '../check.ts';
import { now } from '../clock.ts';
import { limitedSignal, pause } from '../pause.ts';
import type { Arm, Sample } from './sample.ts';

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

/** What becomes of calls in flight once enough is known. */
export type Patience = 'waitForCalls' | 'abortCalls';

/** Whether enough is known; `undefined` where more calls are needed. */
export type Enough = (samples: readonly Sample[]) => Patience | undefined;

/** How long calls in flight are waited for at most: one of them may hang. */
const patienceMs = 1_000;

/** The samples in the order in which their calls started, and what ended them. */
export interface Taken {
  readonly samples: readonly Sample[];
  readonly endedBy: 'enough' | 'time' | 'calls';
}

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
  const series = newSeries(enough, (how) => {
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
    return { samples: series.samples, endedBy };
  } finally {
    series.isOver = true;
    limit.end();
    limit.abort();
  }
}

/** What the workers share. */
interface Series {
  /** Calls that were started. */
  started: number;
  readonly startedAt: number;
  isEnough: boolean;
  isOver: boolean;
  /** The samples of the first calls, without a gap. */
  readonly samples: Sample[];
  /** Takes the sample of the call with this number. */
  accept(index: number, sample: Sample): void;
}

function newSeries(enough: Enough, onEnough: (how: Patience) => void): Series {
  const early = new Map<number, Sample>();
  const series: Series = {
    started: 0,
    startedAt: now(),
    isEnough: false,
    isOver: false,
    samples: [],
    accept(index, sample) {
      early.set(index, sample);
      for (;;) {
        const next = early.get(series.samples.length);
        if (next === undefined || series.isOver) return;
        early.delete(series.samples.length);
        series.samples.push(next);
        const how = enough(series.samples);
        if (how === undefined) continue;
        series.isEnough = series.isOver = true;
        onEnough(how);
      }
    },
  };
  return series;
}

/** One worker: the next call begins when the one before it was answered. */
async function callInTurn(
  load: Load,
  call: Call,
  series: Series,
  signal: AbortSignal,
): Promise<void> {
  const goesOn = () => !series.isOver && !signal.aborted;
  while (goesOn() && series.started < load.maxCalls) {
    const index = series.started;
    series.started += 1;
    const isWarmUp = index < load.concurrency * load.arms.length;
    try {
      if (load.rate !== undefined) {
        await pause(series.startedAt + (index * 1_000) / load.rate - now(), signal);
        if (!goesOn()) return;
      }
      series.accept(index, await call(armOf(load.arms, index), isWarmUp, signal));
    } catch (error) {
      // What was cut off here is no error of the call, nor does it matter any more.
      if (!goesOn()) return;
      series.isOver = true;
      throw error;
    }
  }
}

/** Two versions in turn, the order changing from pair to pair: drift and habits hit both. */
function armOf(arms: readonly Arm[], index: number): Arm {
  const pair = Math.floor(index / arms.length);
  return arms[(index + pair) % arms.length] ?? 'target';
}
