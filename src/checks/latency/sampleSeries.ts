import { Map, Math, Promise } from '../../lib/primordials.ts';
import type { RunClock } from '../../lib/runClock.ts';
import type { Steps } from '../../lib/steps.ts';
import type { Arm, Sample } from './sample.ts';

/** What to do with the calls in flight when the measurement stops. */
export type Stop = 'waitForCalls' | 'abortCalls';

/** Says after every sample whether to stop; `undefined` if more calls are needed. */
export type StopRule = (samples: readonly Sample[]) => Steps<Stop | undefined>;

/** One of the calls that may be in flight at the same time. */
export interface Lane {
  readonly number: number;
  /** How many of its calls were answered. */
  calls: number;
  /** The same, for a lane that was opened later plus what the slowest lane had made by then. */
  position: number;
}

/** The calls of one measurement: the state that its lanes share. */
export interface SampleSeries {
  /** How many calls were started. */
  started: number;
  /** How many of them are not warm-up calls. */
  counted: number;
  /** The error of the last call that the end of the time cut off. */
  cutOff: Error | undefined;
  /** The stop rule ended the measurement. */
  isStopped: boolean;
  /** No more samples are accepted, for whatever reason. */
  isOver: boolean;
  /** The samples in the order in which their calls started, without gaps. */
  readonly samples: Sample[];
  readonly lanes: readonly Lane[];
  readonly openLane: () => Lane;
  /** How many calls this lane is ahead of the slowest one of the first `open` lanes. */
  readonly callsAhead: (lane: Lane, open: number) => number;
  /** Takes the sample of the call with this number. */
  readonly accept: (index: number, sample: Sample) => void;
  /** While the stop rule takes several turns of the event loop: no call is to start before its end. */
  judging: Promise<undefined> | undefined;
  /**
   * Takes the next turn at this many calls per second: how long to wait for it, in milliseconds. Turns
   * that were missed are not made up for by a burst.
   */
  readonly nextTurnMs: (rate: number, clock: RunClock) => number;
  /** Resolves at the next answer, or as soon as somebody calls `wake`. */
  readonly nextAnswer: () => Promise<void>;
  readonly wake: () => void;
}

/** A new series. It calls `onStop` once, as soon as the rule says to stop; `run` runs the rule. */
export function sampleSeries(
  stopRule: StopRule,
  onStop: (stop: Stop) => void,
  run: (judging: Steps<undefined>) => Promise<undefined> | undefined,
): SampleSeries {
  const early = new Map<number, Sample>();
  const lanes: Lane[] = [];
  let waiting: (() => void)[] = [];
  let nextAt = 0;
  const slowest = (open: number) =>
    lanes.slice(0, open).reduce((least, { position }) => Math.min(least, position), Infinity);
  const judgeInOrder = function* (): Steps<undefined> {
    for (;;) {
      const next = early.get(series.samples.length);
      if (next === undefined || series.isOver) return undefined;
      early.delete(series.samples.length);
      series.samples.push(next);
      const stop = yield* stopRule(series.samples);
      if (stop === undefined) continue;
      series.isStopped = series.isOver = true;
      onStop(stop);
    }
  };
  const series: SampleSeries = {
    started: 0,
    counted: 0,
    cutOff: undefined,
    judging: undefined,
    isStopped: false,
    isOver: false,
    samples: [],
    lanes,
    openLane() {
      const position = lanes.length === 0 ? 0 : slowest(lanes.length);
      const lane = { number: lanes.length, calls: 0, position };
      lanes.push(lane);
      return lane;
    },
    callsAhead: (lane, open) => lane.position - slowest(open),
    accept(index, sample) {
      early.set(index, sample);
      // A rule that is still judging reads this sample when it comes to it.
      if (series.judging !== undefined) return;
      const judging = run(judgeInOrder());
      if (judging === undefined) {
        series.wake();
        return;
      }
      series.judging = judging;
      const end = () => {
        series.judging = undefined;
        series.wake();
      };
      judging.then(end, series.wake);
    },
    nextTurnMs(rate, { now }) {
      const at = Math.max(nextAt, now());
      nextAt = at + 1_000 / rate;
      return at - now();
    },
    nextAnswer: () => new Promise((resolve) => void waiting.push(resolve)),
    wake() {
      const woken = waiting;
      waiting = [];
      for (const resolve of woken) resolve();
    },
  };
  return series;
}

/**
 * Each lane calls the versions in blocks of four, target, current, current, target, so that drift
 * affects both of them equally. Every second lane begins with the other version.
 */
export function armOf(arms: readonly Arm[], { number, calls }: Lane): Arm {
  const pair = Math.floor(calls / arms.length);
  return arms[(calls + pair + number) % arms.length] ?? 'target';
}
