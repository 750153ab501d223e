import { Math } from '../../lib/primordials.ts';
import {
  bootstrapBounds,
  meanStatistic,
  percentileStatistic,
  type Bounds,
  type Statistic,
} from '../statistics/bootstrap.ts';
import { seededRandom } from '../../lib/random.ts';
import { inUnit, tooFew, type Decider, type Decision, type PlannedThreshold } from './decision.ts';
import { shareNumber } from './interimLooks.ts';
import { incrementalReader } from './incrementalReader.ts';
import { warmTime, type Sample } from './sample.ts';
import type { Threshold } from './threshold.ts';

/**
 * Decides `avg` and everything relative to the version in production, by bounds of the bootstrap.
 * A relative threshold fails where the difference is surely beyond the tolerance, and passes where
 * it is within and surely less than what is worth catching.
 */
export function estimatedDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const waiting = [...looks.sizes];
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
    if (looks.sizes.length === 0) return unseen(callsIn(times), `it ${tooFew(planned)}`);
    for (let size = waiting[0]; size !== undefined; size = waiting[0]) {
      if (callsIn(times) < size) break;
      waiting.shift();
      const found = lookAt(planned, times, size);
      const isLast = waiting.length === 0 && found.outcome === 'inconclusive';
      if (isLast && end !== undefined) return { ...found, message: `${found.message}: ${end}` };
      if (found.outcome !== 'inconclusive' || waiting.length === 0) return found;
    }
    return end === undefined ? undefined : unseen(callsIn(times), end);
  };
  return {
    planned,
    decide,
    missing: (samples) => Math.max(0, (waiting[0] ?? 0) - callsIn(timesOf(samples))),
  };
}

interface Times {
  readonly target: readonly number[];
  /** Of the version in production, where the threshold is relative to it. */
  readonly current?: readonly number[];
}

function callsIn({ target, current }: Times): number {
  return Math.min(target.length, current?.length ?? Infinity);
}

function unseen(n: number, end: string): Decision {
  return { outcome: 'inconclusive', basis: 'estimated', n, message: `not estimated: ${end}` };
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
  return { outcome, basis: 'estimated', actual, n, message: sentence(planned, actual, bounds, n) };
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

function sentence(
  { threshold, minDetectableEffect }: PlannedThreshold,
  actual: number,
  { lower, upper }: Bounds,
  n: number,
): string {
  const unit = threshold.relative ?? 'ms';
  const signed = (value: number) =>
    `${threshold.relative !== undefined && value > 0 ? '+' : ''}${inUnit(value, unit)}`;
  const calls = threshold.relative === undefined ? `${n} calls` : `${n} calls of each version`;
  const worth =
    threshold.relative === undefined ? '' : `; ${signed(minDetectableEffect)} must not pass`;
  return `estimated: ${signed(actual)}, between ${signed(lower)} and ${signed(upper)}, from ${calls}${worth}`;
}
