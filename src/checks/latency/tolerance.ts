import { Math } from '../../lib/primordials.ts';
import type { Bounds } from '../statistics/percentile.ts';
import type { SteadyTimes } from './deciders/comparableTimes.ts';
import { inUnit, type PlannedThreshold } from './decision.ts';
import type { Threshold } from './threshold.ts';

/** The tolerance of a relative threshold, as one difference. */
export interface Tolerance {
  readonly limit: number;
  readonly unit: '%' | 'ms';
}

/**
 * The longest time that is within `factor` times the tolerance, for a version in production that
 * takes `current` milliseconds.
 */
export function allowedTime(threshold: Threshold, current: number, factor = 1): number {
  const { limit, relative, floorMs = 0 } = threshold;
  if (relative !== '%') return current + limit * factor;
  return Math.max(current * (1 + (limit * factor) / 100), current + floorMs * factor);
}

/** The larger one of the two tolerances, such as `+10% or +5ms`, at this time in production. */
export function toleranceAt({ limit, relative, floorMs }: Threshold, current: number): Tolerance {
  const isFloor = floorMs !== undefined && floorMs > (current * limit) / 100;
  return isFloor ? { limit: floorMs, unit: 'ms' } : { limit, unit: relative ?? 'ms' };
}

/** The difference between two times, in the unit of the tolerance. */
export function differenceIn(unit: Tolerance['unit'], time: number, from: number): number {
  return unit === '%' ? ((time - from) / from) * 100 : time - from;
}

/** Whether this difference is within the tolerance. */
export function isWithin({ operator }: Threshold, difference: number, limit: number): boolean {
  return operator === '<' ? difference < limit : difference <= limit;
}

/** By how much the minimum detectable effect is larger than the tolerance. */
export function effectFactor({ threshold, minDetectableEffect }: PlannedThreshold): number {
  return minDetectableEffect / threshold.limit;
}

/** A difference with its bounds, in words; `basis` says what the bounds are worth. */
export function describeDifference(
  planned: PlannedThreshold,
  basis: string,
  { limit, unit }: Tolerance,
  actual: number,
  { lower, upper }: Bounds,
  calls: string,
): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${inUnit(value, unit)}`;
  const between =
    upper === Infinity
      ? `at least ${signed(lower)}`
      : `between ${signed(lower)} and ${signed(upper)}`;
  const effect = signed(limit * effectFactor(planned));
  return `${basis}: ${signed(actual)}, ${between}, from ${calls}; minimum detectable effect ${effect}`;
}

/** The calls that a comparison rests on. */
export function comparedCalls({ target, onOwnClock, leftOut, isSteady }: SteadyTimes): string {
  const clock = onOwnClock ? " on the hook's own clock" : '';
  const warmUp = leftOut > 0 ? ` after the first ${leftOut}, while their pace changed` : '';
  const unsteady = isSteady ? '' : ' and still did: a larger "warmUp" may help';
  return `${target.length} calls of each version${clock}${warmUp}${unsteady}`;
}
