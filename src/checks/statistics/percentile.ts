import { Math, Number } from '../../lib/primordials.ts';
/**
 * The value that at least `share` of all values do not exceed (nearest rank): one that was really
 * measured, never one between two.
 *
 * @param sorted - In ascending order, not empty.
 */
export function percentile(sorted: readonly number[], share: number): number {
  // The rank is rounded first: 0.95 * 100 is a little more than 95 in floating point.
  const rank = Math.ceil(Math.round(share * sorted.length * 1e9) / 1e9);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? Number.NaN;
}

/** A copy in ascending order. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** The arithmetic mean; NaN where there is nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
