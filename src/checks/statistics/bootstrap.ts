import { Array, Map, Math, Number } from '../../lib/primordials.ts';
import { binomialAtLeast } from './binomial.ts';
import { ascending, percentile } from './percentile.ts';

/** Resamples drawn for each bound. */
export const resampleCount = 2_000;

/** A figure of samples, and how to draw the same figure of resamples of them. */
export interface Statistic {
  readonly value: number;
  resampled(random: () => number): number;
}

/** The mean and its resamples. */
export function meanStatistic(values: readonly number[]): Statistic {
  const n = values.length;
  return {
    value: values.reduce((sum, value) => sum + value, 0) / n,
    resampled(random) {
      let sum = 0;
      for (let drawn = 0; drawn < n; drawn += 1) sum += values[Math.floor(random() * n)] ?? 0;
      return sum / n;
    },
  };
}

/**
 * The percentile and its resamples. Those are drawn from their exact distribution: the rank-th of
 * `n` draws with replacement is at most the j-th value with the chance that at least `rank` draws
 * hit one of the first j. Sorting every resample would give the same at hundreds of times the cost.
 */
export function percentileStatistic(values: readonly number[], share: number): Statistic {
  const sorted = ascending(values);
  const n = sorted.length;
  const rank = Math.max(1, Math.ceil(Math.round(share * n * 1e9) / 1e9));
  const chances = rankChances(rank, n);
  return {
    value: percentile(sorted, share),
    resampled(random) {
      const drawn = random();
      let low = 0;
      let high = n - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((chances[middle] ?? 1) >= drawn) high = middle;
        else low = middle + 1;
      }
      return sorted[low] ?? Number.NaN;
    },
  };
}

const knownChances = new Map<string, readonly number[]>();

/** They depend on two numbers alone: both versions and both ends of a pair share them. */
function rankChances(rank: number, n: number): readonly number[] {
  const key = `${rank} of ${n}`;
  const known = knownChances.get(key);
  if (known !== undefined) return known;
  const chances = Array.from({ length: n }, (_, j) => binomialAtLeast(rank, n, (j + 1) / n));
  if (knownChances.size >= 16) knownChances.clear();
  knownChances.set(key, chances);
  return chances;
}

/** One-sided bounds, each wrong with a chance of about `alpha`. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** The percentile bootstrap: bounds of whatever `draw` draws from resamples. */
export function bootstrapBounds(draw: () => number, alpha: number): Bounds {
  const drawn = ascending(Array.from({ length: resampleCount }, draw));
  return { lower: percentile(drawn, alpha), upper: percentile(drawn, 1 - alpha) };
}
