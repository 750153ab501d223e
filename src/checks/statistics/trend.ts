import { Math } from '../../lib/primordials.ts';

/**
 * Whether values rise or fall in the order in which they were measured: the rank correlation with
 * that order, in standard deviations of what it is without a trend.
 *
 * @see Spearman, The Proof and Measurement of Association between Two Things (1904)
 */
export function trendOf(values: readonly number[]): number {
  const n = values.length;
  if (n < 3) return 0;
  const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  let sum = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    // Equal values share the mean of their ranks.
    const rank = (from + to - 1) / 2;
    for (let at = from; at < to; at += 1) sum += (rank - (n - 1) / 2) * (order[at] ?? 0);
    from = to;
  }
  return (sum / ((n ** 3 - n) / 12)) * Math.sqrt(n - 1);
}
