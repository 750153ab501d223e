import { Math } from '../../../lib/primordials.ts';
import { seededRandom } from '../../../lib/random.ts';
import {
  bootstrapBounds,
  meanStatistic,
  percentileStatistic,
  type Bounds,
  type Statistic,
} from '../../statistics/bootstrap.ts';
import { inUnit, type Decider, type Decision, type PlannedThreshold } from '../decision.ts';
import { describeMissingLooks } from '../interimLooks.ts';
import { warmTime, type Sample } from '../sample.ts';
import { shareNumber, type Threshold } from '../threshold.ts';
import { incrementalReader } from './incrementalReader.ts';

/**
 * Decides `avg` and all relative thresholds, by the bounds of a bootstrap. A relative threshold
 * fails if the lower bound of the difference is above the tolerance. It passes if the difference is
 * within the tolerance and its upper bound is below the minimum detectable effect.
 */
export function estimatedDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const looksLeft = [...looks.sizes];
  const targetTimes = incrementalReader((sample) => warmTime(sample, 'target'));
  const currentTimes = incrementalReader((sample) => warmTime(sample, 'current'));
  const timesOf = (samples: readonly Sample[]): Times => {
    const target = targetTimes(samples);
    return threshold.relative === undefined
      ? { target }
      : { target, current: currentTimes(samples) };
  };
  const decide: Decider['decide'] = (samples, end) => {
    const times = timesOf(samples);
    const n = callsIn(times);
    if (looks.sizes.length === 0) return notEstimated(n, `it ${describeMissingLooks(looks)}`);
    for (let size = looksLeft[0]; size !== undefined && size <= n; size = looksLeft[0]) {
      looksLeft.shift();
      const decision = lookAt(planned, times, size);
      if (decision.outcome !== 'inconclusive') return decision;
      if (looksLeft.length === 0) return end === undefined ? decision : endedBy(decision, end);
    }
    return end === undefined ? undefined : notEstimated(n, end);
  };
  return {
    decide,
    missing: (samples) => Math.max(0, (looksLeft[0] ?? 0) - callsIn(timesOf(samples))),
  };
}

interface Times {
  readonly target: readonly number[];
  /** The times of the version in production, if the threshold is relative to it. */
  readonly current?: readonly number[];
}

function callsIn({ target, current }: Times): number {
  return Math.min(target.length, current?.length ?? Infinity);
}

function notEstimated(n: number, end: string): Decision {
  return { outcome: 'inconclusive', n, message: `not estimated: ${end}` };
}

function endedBy(decision: Decision, end: string): Decision {
  return { ...decision, message: `${decision.message}: ${end}` };
}

function lookAt(planned: PlannedThreshold, times: Times, n: number): Decision {
  const { threshold, looks } = planned;
  const target = statisticOf(threshold, times.target.slice(0, n));
  const current = times.current && statisticOf(threshold, times.current.slice(0, n));
  const random = seededRandom(n);
  const differ = (of: number, from: number) =>
    threshold.relative === '%' ? ((of - from) / from) * 100 : of - from;
  const actual = current ? differ(target.value, current.value) : target.value;
  const bounds = bootstrapBounds(() => {
    const drawn = target.resampled(random);
    return current ? differ(drawn, current.resampled(random)) : drawn;
  }, looks.alpha);
  const outcome = current
    ? relativeOutcome(planned, actual, bounds)
    : absoluteOutcome(threshold, bounds);
  return { outcome, actual, n, message: describeEstimate(planned, actual, bounds, n) };
}

function statisticOf({ figure, overShare }: Threshold, times: readonly number[]): Statistic {
  if (figure === 'avg' || overShare === undefined) return meanStatistic(times);
  return percentileStatistic(times, 1 - shareNumber(overShare));
}

function relativeOutcome(
  { threshold, minDetectableEffect }: PlannedThreshold,
  actual: number,
  { lower, upper }: Bounds,
): Decision['outcome'] {
  const isWithin =
    threshold.operator === '<' ? actual < threshold.limit : actual <= threshold.limit;
  if (lower > threshold.limit) return 'failed';
  return isWithin && upper < minDetectableEffect ? 'passed' : 'inconclusive';
}

function absoluteOutcome({ operator, limit }: Threshold, bounds: Bounds): Decision['outcome'] {
  const isBelow = operator === '<' ? bounds.upper < limit : bounds.upper <= limit;
  const isAbove = operator === '>' ? bounds.lower > limit : bounds.lower >= limit;
  if (operator.startsWith('<')) {
    return isBelow ? 'passed' : bounds.lower > limit ? 'failed' : 'inconclusive';
  }
  return isAbove ? 'passed' : bounds.upper < limit ? 'failed' : 'inconclusive';
}

function describeEstimate(
  { threshold, minDetectableEffect }: PlannedThreshold,
  actual: number,
  { lower, upper }: Bounds,
  n: number,
): string {
  const isRelative = threshold.relative !== undefined;
  const unit = threshold.relative ?? 'ms';
  const signed = (value: number) => `${isRelative && value > 0 ? '+' : ''}${inUnit(value, unit)}`;
  const calls = isRelative ? `${n} calls of each version` : `${n} calls`;
  const effect = isRelative ? `; minimum detectable effect ${signed(minDetectableEffect)}` : '';
  return `estimated: ${signed(actual)}, between ${signed(lower)} and ${signed(upper)}, from ${calls}${effect}`;
}
