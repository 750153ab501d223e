import { meanBounds, momentsOf, ratioBounds, type Moments } from '../../statistics/meanBounds.ts';
import type { Outcome } from '../../../model/check.ts';
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
import { describeMoreSamples } from './describeMoreSamples.ts';
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
        ? compareMeans(planned, yield* steadyTimes(seen, isLastLook), isLastLook)
        : limitMean(planned, seen, isLastLook);
    },
    undecided: 'not estimated',
  });
}

function compareMeans(
  planned: PlannedThreshold,
  times: SteadyTimes,
  isLastLook: boolean,
): Decision {
  const { threshold, looks } = planned;
  const [target, current] = [momentsOf(times.target), momentsOf(times.current)];
  const tolerance = toleranceAt(threshold, current.mean);
  const actual = differenceIn(tolerance.unit, target.mean, current.mean);
  const boundsAt = (n: number): Bounds => {
    const [now, before] = [
      { ...target, n },
      { ...current, n },
    ];
    return tolerance.unit === '%'
      ? percentBounds(now, before, looks.alpha)
      : meanBounds(now, looks.alpha, before);
  };
  const foundBy = (bounds: Bounds): Outcome => {
    if (bounds.lower > tolerance.limit) return 'failed';
    const mustDetect = tolerance.limit * effectFactor(planned);
    const isGood = isWithin(threshold, actual, tolerance.limit) && bounds.upper < mustDetect;
    return isGood ? 'passed' : 'inconclusive';
  };
  const { n } = target;
  const bounds = boundsAt(n);
  const outcome = allowedOutcome(times, foundBy(bounds));
  const calls = comparedCalls(times);
  const described = describeDifference(planned, basis, tolerance, actual, bounds, calls);
  const remedy = describeMoreSamples({ planned, times, isLastLook, outcome }, (size) =>
    foundBy(boundsAt(size)),
  );
  return { outcome, actual, n, message: described + remedy };
}

function percentBounds(target: Moments, current: Moments, alpha: number): Bounds {
  const { lower, upper } = ratioBounds(target, current, alpha);
  return { lower: (lower - 1) * 100, upper: (upper - 1) * 100 };
}

function limitMean(planned: PlannedThreshold, times: Times, isLastLook: boolean): Decision {
  const { threshold, looks } = planned;
  const moments = momentsOf(times.target);
  const { n, mean } = moments;
  const boundsAt = (size: number): Bounds => meanBounds({ ...moments, n: size }, looks.alpha);
  const { lower, upper } = boundsAt(n);
  const outcome = absoluteOutcome(threshold, { lower, upper });
  const found = `${basis}: ${inUnit(mean, 'ms')}, between ${inUnit(lower, 'ms')} and ${inUnit(upper, 'ms')}, from ${n} calls`;
  const remedy = describeMoreSamples({ planned, times, isLastLook, outcome }, (size) =>
    absoluteOutcome(threshold, boundsAt(size)),
  );
  return { outcome, actual: mean, n, message: found + remedy };
}

function absoluteOutcome({ operator, limit }: Threshold, bounds: Bounds): Decision['outcome'] {
  const isBelow = operator === '<' ? bounds.upper < limit : bounds.upper <= limit;
  const isAbove = operator === '>' ? bounds.lower > limit : bounds.lower >= limit;
  if (operator.startsWith('<')) {
    return isBelow ? 'passed' : bounds.lower > limit ? 'failed' : 'inconclusive';
  }
  return isAbove ? 'passed' : bounds.upper < limit ? 'failed' : 'inconclusive';
}
