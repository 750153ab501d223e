import { meanBounds, momentsOf, ratioBounds, type Moments } from '../../statistics/meanBounds.ts';
import type { Bounds } from '../../statistics/percentile.ts';
import { inUnit, type Decider, type Decision, type PlannedThreshold } from '../decision.ts';
import type { Threshold } from '../threshold.ts';
import {
  comparedCalls,
  describeDifference,
  differenceIn,
  effectFactor,
  isWithin,
  toleranceAt,
} from '../tolerance.ts';
import {
  allowedOutcome,
  comparableTimes,
  steadyTimes,
  type SteadyTimes,
  type Times,
} from './comparableTimes.ts';
import { lookByLook } from './lookByLook.ts';

const basis = 'estimated, without a guarantee';

/**
 * Decides `avg`, also relative to the version in production, by approximate bounds of the mean. There
 * is no guarantee: however many calls were fast, a rare call can be slow enough to double the mean. A
 * relative threshold is decided by the same rules as a relative percentile.
 */
export function estimatedDecider(planned: PlannedThreshold): Decider {
  const isRelative = planned.threshold.relative !== undefined;
  const times = comparableTimes(isRelative);
  return lookByLook(planned, {
    count: times.count,
    *lookAt(samples, size) {
      const seen = yield* times.first(samples, size);
      const isLastLook = size === planned.looks.sizes.at(-1);
      return isRelative
        ? compareMeans(planned, yield* steadyTimes(seen, isLastLook))
        : limitMean(planned, seen);
    },
    undecided: 'not estimated',
  });
}

function compareMeans(planned: PlannedThreshold, times: SteadyTimes): Decision {
  const { threshold, looks } = planned;
  const [target, current] = [momentsOf(times.target), momentsOf(times.current)];
  const tolerance = toleranceAt(threshold, current.mean);
  const bounds =
    tolerance.unit === '%'
      ? percentBounds(target, current, looks.alpha)
      : meanBounds(target, looks.alpha, current);
  const actual = differenceIn(tolerance.unit, target.mean, current.mean);
  const mustDetect = tolerance.limit * effectFactor(planned);
  const isGood = isWithin(threshold, actual, tolerance.limit) && bounds.upper < mustDetect;
  const found = bounds.lower > tolerance.limit ? 'failed' : isGood ? 'passed' : 'inconclusive';
  const outcome = allowedOutcome(times, found);
  const calls = comparedCalls(times);
  const message = describeDifference(planned, basis, tolerance, actual, bounds, calls);
  return { outcome, actual, n: target.n, message };
}

function percentBounds(target: Moments, current: Moments, alpha: number): Bounds {
  const { lower, upper } = ratioBounds(target, current, alpha);
  return { lower: (lower - 1) * 100, upper: (upper - 1) * 100 };
}

function limitMean({ threshold, looks }: PlannedThreshold, { target }: Times): Decision {
  const moments = momentsOf(target);
  const bounds = meanBounds(moments, looks.alpha);
  const between = `between ${inUnit(bounds.lower, 'ms')} and ${inUnit(bounds.upper, 'ms')}`;
  return {
    outcome: absoluteOutcome(threshold, bounds),
    actual: moments.mean,
    n: moments.n,
    message: `${basis}: ${inUnit(moments.mean, 'ms')}, ${between}, from ${moments.n} calls`,
  };
}

function absoluteOutcome({ operator, limit }: Threshold, bounds: Bounds): Decision['outcome'] {
  const isBelow = operator === '<' ? bounds.upper < limit : bounds.upper <= limit;
  const isAbove = operator === '>' ? bounds.lower > limit : bounds.lower >= limit;
  if (operator.startsWith('<')) {
    return isBelow ? 'passed' : bounds.lower > limit ? 'failed' : 'inconclusive';
  }
  return isAbove ? 'passed' : bounds.upper < limit ? 'failed' : 'inconclusive';
}
