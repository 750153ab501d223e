import { Float64Array, Math, Number } from '../../lib/primordials.ts';
import type { ProofBounds } from './proofBounds.ts';

/**
 * The smallest value that at least `share` of all values do not exceed (nearest-rank method). It is
 * always a measured value, never one interpolated between two. NaN if there are no values.
 *
 * @param sorted - In ascending order.
 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[nearestRank(share, sorted.length) - 1] ?? Number.NaN;
}

/** The rank, from 1 to `n`, of the value that {@link percentile} takes. */
export function nearestRank(share: number, n: number): number {
  // Rounded first: in floating point 0.07 * 100 is a little more than 7, and its ceiling is 8.
  const rank = Math.ceil(Math.round(share * n * 1e9) / 1e9);
  return Math.min(Math.max(rank, 1), n);
}

/** One-sided bounds, each wrong with a limited probability. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The bounds of a percentile, whatever the distribution of the values: the values at the ranks that
 * the binomial bounds name. Above the largest value there is no bound, and below the smallest it is 0.
 *
 * @param sorted - In ascending order.
 * @param over - The bounds of how many of these values exceed the true percentile.
 * @see David and Nagaraja, Order Statistics, 7.1
 */
export function percentileBounds(
  sorted: readonly number[],
  { metUpTo, brokenFrom }: ProofBounds,
): Bounds {
  const n = sorted.length;
  return {
    lower: sorted[n - brokenFrom] ?? 0,
    upper: metUpTo < 0 ? Infinity : (sorted[n - 1 - metUpTo] ?? Infinity),
  };
}

/** A copy in ascending order. A typed array takes a quarter of the time: it sorts without a function. */
export function ascending(values: readonly number[]): number[] {
  const sorted = new Float64Array(values).sort();
  return values.map((_, at) => sorted[at] ?? Number.NaN);
}

/** The largest value; `-Infinity` if there are none. `Math.max(...values)` cannot take 200,000 values. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/** The smallest value; `Infinity` if there are none. */
export function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** The arithmetic mean; NaN if there are no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
