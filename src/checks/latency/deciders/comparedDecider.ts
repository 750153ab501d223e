import { Math } from '../../../lib/primordials.ts';
import type { Steps } from '../../../lib/steps.ts';
import { normalQuantile } from '../../statistics/meanBounds.ts';
import { clusteringOf } from '../../statistics/clustering.ts';
import {
  ascending,
  percentile,
  percentileBounds,
  type Bounds,
} from '../../statistics/percentile.ts';
import { clusteredBounds } from '../../statistics/proofBounds.ts';
import type { Outcome } from '../../../model/check.ts';
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
import {
  allowedOutcome,
  comparableTimes,
  steadyTimes,
  type SteadyTimes,
} from './comparableTimes.ts';
import { describeMoreSamples } from './describeMoreSamples.ts';
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
    *lookAt(samples, size) {
      const seen = yield* times.first(samples, size);
      const isLastLook = size === planned.looks.sizes.at(-1);
      return yield* compare(planned, yield* steadyTimes(seen, isLastLook), isLastLook);
    },
    undecided: 'not proven',
  });
}

function* compare(
  planned: PlannedThreshold,
  times: SteadyTimes,
  isLastLook: boolean,
): Steps<Decision> {
  const { threshold, looks } = planned;
  const { target, current } = times;
  const n = target.length;
  const share = shareNumber(overShareOf(threshold));
  const now = yield* estimate(target, share, looks.alpha);
  const before = yield* estimate(current, share, looks.alpha);
  const tolerance = toleranceAt(threshold, before.value);
  const difference = (time: number, from: number) => differenceIn(tolerance.unit, time, from);
  const actual = difference(now.value, before.value);
  const outcome = allowedOutcome(times, foundBy(planned, now, before));
  const range = {
    lower: difference(now.lower, before.upper),
    upper: difference(now.upper, before.lower),
  };
  const basis = outcome === 'inconclusive' ? 'not proven' : 'proven';
  const calls = comparedCalls(times);
  const described = describeDifference(planned, basis, tolerance, actual, range, calls);
  const remedy = describeMoreSamples({ planned, times, isLastLook, outcome }, (size) =>
    foundBy(planned, now.predict(size), before.predict(size)),
  );
  return { outcome, actual, n, message: described + remedy };
}

/** What the bounds of both percentiles prove. */
function foundBy(planned: PlannedThreshold, now: Estimate, before: Estimate): Outcome {
  const { threshold } = planned;
  if (now.lower > allowedTime(threshold, before.upper)) return 'failed';
  const tolerance = toleranceAt(threshold, before.value);
  const actual = differenceIn(tolerance.unit, now.value, before.value);
  const isGood =
    isWithin(threshold, actual, tolerance.limit) &&
    now.upper < allowedTime(threshold, before.lower, effectFactor(planned));
  return isGood ? 'passed' : 'inconclusive';
}

/** The percentile of one version, and its bounds. */
interface Estimate extends Bounds {
  readonly value: number;
}

/** An estimate that also predicts what more calls with the same times would give. */
interface Prediction extends Estimate {
  readonly predict: (calls: number) => Estimate;
}

function* estimate(values: readonly number[], share: number, alpha: number): Steps<Prediction> {
  const n = values.length;
  const sorted = ascending(values);
  const value = percentile(sorted, 1 - share);
  yield n;
  // Of equal times, the percentile may be the fastest one over the limit or the slowest one below.
  const over = clusteringOf(values.map((time) => time > value));
  yield n;
  const atLeast = clusteringOf(values.map((time) => time >= value));
  yield n;
  const clustering = Math.max(over, atLeast);
  const bounds = clusteredBounds(n, share, alpha, clustering);
  yield n;
  const predict = (calls: number): Estimate => {
    const spread = normalQuantile(alpha) * Math.sqrt((share * (1 - share) * clustering) / calls);
    const upper = spread < share ? percentile(sorted, 1 - share + spread) : Infinity;
    return { value, lower: percentile(sorted, Math.max(0, 1 - share - spread)), upper };
  };
  return { value, ...percentileBounds(sorted, bounds), predict };
}
