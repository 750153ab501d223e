import { Math } from '../../../lib/primordials.ts';
import type { Steps } from '../../../lib/steps.ts';
import { trendOf } from '../../statistics/trend.ts';
import type { Outcome } from '../../../model/check.ts';
import { warmTime, type Arm, type Sample } from '../sample.ts';
import { incrementalReader } from './incrementalReader.ts';

/** Warm times in the order of their calls, all of them on the same clock. */
export interface Times {
  readonly target: readonly number[];
  /** Those of the version in production; empty if nothing is compared with it. */
  readonly current: readonly number[];
  /** They come from the hook's own clock, because not every call had a REPORT line. */
  readonly onOwnClock: boolean;
}

/** Reads the warm times of the versions. */
export interface TimesReader {
  /** How many calls of each version count so far. */
  readonly count: (samples: readonly Sample[]) => number;
  /** The times of the first `size` calls of each version. */
  readonly first: (samples: readonly Sample[], size: number) => Steps<Times>;
}

/**
 * A reader of times that can be compared. Lambda's clock and the hook's own measure different things,
 * so if one call has no REPORT line, all times come from the hook's own clock.
 */
export function comparableTimes(isRelative: boolean): TimesReader {
  const reader = (arm: Arm) =>
    incrementalReader((sample) => (warmTime(sample, arm) === undefined ? undefined : sample));
  const targetCalls = reader('target');
  const currentCalls = isRelative ? reader('current') : () => [];
  return {
    count: (samples) => {
      const { length } = targetCalls(samples);
      return isRelative ? Math.min(length, currentCalls(samples).length) : length;
    },
    *first(samples, size) {
      const target = targetCalls(samples).slice(0, size);
      const current = currentCalls(samples).slice(0, size);
      const onOwnClock = [target, current].some((calls) => calls.some(({ fromWall }) => fromWall));
      yield target.length + current.length;
      const timeOf = ({ ms, wallMs }: Sample) => (onOwnClock ? wallMs : ms);
      return { target: target.map(timeOf), current: current.map(timeOf), onOwnClock };
    },
  };
}

/** Times from which a warm-up was left out, and whether what is left is steady. */
export interface SteadyTimes extends Times {
  /** How many calls of each version were left out. */
  readonly leftOut: number;
  readonly isSteady: boolean;
  /** A version that may still warm up fails at the last look only. */
  readonly mayFail: boolean;
}

/** A trend this strong happens to 1 % of versions without any, in standard deviations. */
const significantTrend = 2.576;

/** A trend this strong happens to 16 % of versions without any. It costs them one look more. */
const possibleTrend = 1;

/**
 * The times without their first half if one version got faster or slower compared with the other one.
 * New execution environments warm up, and those in production have done so long ago.
 */
export function* steadyTimes(times: Times, isLastLook: boolean): Steps<SteadyTimes> {
  const trend = yield* trendDifference(times);
  const mayFail = isLastLook || trend > -possibleTrend;
  if (Math.abs(trend) <= significantTrend) {
    return { ...times, leftOut: 0, isSteady: true, mayFail };
  }
  const leftOut = Math.floor(times.target.length / 2);
  const later = {
    ...times,
    target: times.target.slice(leftOut),
    current: times.current.slice(leftOut),
  };
  const isSteady = Math.abs(yield* trendDifference(later)) <= significantTrend;
  return { ...later, leftOut, isSteady, mayFail: isLastLook };
}

/** The trend of the new version compared with production; below 0 if it gets faster. */
function* trendDifference({ target, current }: Times): Steps<number> {
  return ((yield* trendOf(target)) - (yield* trendOf(current))) / Math.SQRT2;
}

/** The outcome of a look at these times; inconclusive if they do not allow it. */
export function allowedOutcome({ isSteady, mayFail }: SteadyTimes, outcome: Outcome): Outcome {
  return isSteady && (mayFail || outcome !== 'failed') ? outcome : 'inconclusive';
}
