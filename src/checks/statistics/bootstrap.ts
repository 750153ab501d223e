import { Array, Map, Math, Number } from '../../lib/primordials.ts';
import { binomialAtLeast } from './binomial.ts';
import { ascending, mean, nearestRank, percentile } from './percentile.ts';

// Millions of draws: a local function is called faster than one that is looked up.
const { floor } = Math;

/** Resamples drawn for each bound. */
export const resampleCount = 2_000;

/** A figure of a sample. `resampled` draws the same figure of a random resample. */
export interface Statistic {
  readonly value: number;
  resampled(random: () => number): number;
}

/** The mean. */
export function meanStatistic(values: readonly number[]): Statistic {
  const n = values.length;
  return {
    value: mean(values),
    resampled(random) {
      let sum = 0;
      for (let drawn = 0; drawn < n; drawn += 1) sum += values[floor(random() * n)] ?? 0;
      return sum / n;
    },
  };
}

/**
 * The percentile. Its resamples are drawn from their exact distribution, because to sort every
 * resample would cost hundreds of times as much. The rank-th smallest of `n` draws with replacement
 * is at most the j-th value if at least `rank` draws hit one of the first j values.
 */
export function percentileStatistic(values: readonly number[], share: number): Statistic {
  const sorted = ascending(values);
  const n = sorted.length;
  const chances = rankChances(nearestRank(share, n), n);
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

/** They depend on two numbers only, so both versions of a comparison can share them. */
function rankChances(rank: number, n: number): readonly number[] {
  const key = `${rank} of ${n}`;
  const known = knownChances.get(key);
  if (known !== undefined) return known;
  const chances = Array.from({ length: n }, (_, j) => binomialAtLeast(rank, n, (j + 1) / n));
  if (knownChances.size >= 16) knownChances.clear();
  knownChances.set(key, chances);
  return chances;
}

/** One-sided bounds, each wrong with a probability of about `alpha`. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** The bounds of the percentile bootstrap; `draw` draws the figure of one resample. */
export function bootstrapBounds(draw: () => number, alpha: number): Bounds {
  const drawn = ascending(Array.from({ length: resampleCount }, draw));
  return { lower: percentile(drawn, alpha), upper: percentile(drawn, 1 - alpha) };
}
