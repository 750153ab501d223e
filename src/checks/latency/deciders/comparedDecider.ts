import { ascending, percentile, percentileBounds } from '../../statistics/percentile.ts';
import { clusteredBounds } from '../../statistics/proofBounds.ts';
import type { Decider, Decision, PlannedThreshold } from '../decision.ts';
import { overShareOf, shareNumber } from '../threshold.ts';
import {
  allowedTime,
  comparedCalls,
  describeDifference,
  differenceIn,
  effectFactor,
  isWithin,
  toleranceAt,
} from '../tolerance.ts';
import { comparableTimes, type Times } from './comparableTimes.ts';
import { lookByLook } from './lookByLook.ts';

/**
 * Decides a percentile relative to the version in production, by bounds of both percentiles that hold
 * for every distribution. It fails if the lower bound of the new version is beyond the tolerance from
 * the upper bound of the other one. It passes if the percentile is within the tolerance and its upper
 * bound is within the minimum detectable effect from the lower bound of the other one.
 */
export function comparedDecider(planned: PlannedThreshold): Decider {
  const times = comparableTimes(true);
  return lookByLook(planned, {
    count: times.count,
    lookAt: (samples, size) => compare(planned, times.first(samples, size)),
    undecided: 'not proven',
  });
}

function compare(planned: PlannedThreshold, { target, current, onOwnClock }: Times): Decision {
  const { threshold, looks } = planned;
  const n = target.length;
  const share = shareNumber(overShareOf(threshold));
  const bounds = clusteredBounds(n, share, looks.alpha, 1);
  const estimateOf = (times: readonly number[]) => {
    const sorted = ascending(times);
    return { value: percentile(sorted, 1 - share), ...percentileBounds(sorted, bounds) };
  };
  const [now, before] = [estimateOf(target), estimateOf(current)];
  const tolerance = toleranceAt(threshold, before.value);
  const difference = (time: number, from: number) => differenceIn(tolerance.unit, time, from);
  const actual = difference(now.value, before.value);
  const outcome =
    now.lower > allowedTime(threshold, before.upper)
      ? 'failed'
      : isWithin(threshold, actual, tolerance.limit) &&
          now.upper < allowedTime(threshold, before.lower, effectFactor(planned))
        ? 'passed'
        : 'inconclusive';
  const range = {
    lower: difference(now.lower, before.upper),
    upper: difference(now.upper, before.lower),
  };
  const basis = outcome === 'inconclusive' ? 'not proven' : 'proven';
  const calls = comparedCalls(n, onOwnClock);
  const message = describeDifference(planned, basis, tolerance, actual, range, calls);
  return { outcome, actual, n, message };
}
