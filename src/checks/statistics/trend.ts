import { Math } from '../../lib/primordials.ts';
import type { Steps } from '../../lib/steps.ts';
import { ascending } from './percentile.ts';

/**
 * Whether values rise or fall in the order in which they were measured: the rank correlation with
 * that order, in standard deviations of what it is without a trend.
 *
 * @see Spearman, The Proof and Measurement of Association between Two Things (1904)
 */
export function* trendOf(values: readonly number[]): Steps<number> {
  const n = values.length;
  if (n < 3) return 0;
  const sorted = ascending(values);
  yield n;
  const { distinct, ranks } = ranksOf(sorted);
  yield n;
  let sum = 0;
  for (let at = 0; at < n; at += 1) {
    sum += ((ranks[placeOf(values[at] ?? 0, distinct)] ?? 0) - (n - 1) / 2) * at;
  }
  yield n;
  return (sum / ((n ** 3 - n) / 12)) * Math.sqrt(n - 1);
}

/** The distinct values in ascending order and their ranks. Equal values share the mean of their ranks. */
function ranksOf(sorted: readonly number[]): { distinct: number[]; ranks: number[] } {
  const distinct: number[] = [];
  const ranks: number[] = [];
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from] ?? 0;
    let to = from + 1;
    while (sorted[to] === value) to += 1;
    distinct.push(value);
    ranks.push((from + to - 1) / 2);
    from = to;
  }
  return { distinct, ranks };
}

/** Where this value is, by bisection: to sort the calls by their values takes several times as long. */
function placeOf(value: number, distinct: readonly number[]): number {
  let low = 0;
  let high = distinct.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((distinct[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
