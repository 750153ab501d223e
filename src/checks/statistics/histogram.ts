import { Array, Math } from '../../lib/primordials.ts';
import { twoDecimals } from '../../lib/twoDecimals.ts';
import type { Histogram } from '../../model/check.ts';
import { ascending } from './percentile.ts';

/** The most columns that a histogram has. */
const columns = 16;

/** If the largest value is more than this multiple of the smallest, columns grow in width. */
const wideRatio = 4;

/** The distribution of values in a few columns; `undefined` if there are no values. */
export function histogramOf(values: readonly number[]): Histogram | undefined {
  const sorted = ascending(values);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  if (least === most)
    return { edgesMs: [twoDecimals(least), twoDecimals(most)], counts: [sorted.length] };
  const from = Math.max(least, 0.01);
  const isWide = most / from > wideRatio;
  const edges = Array.from({ length: columns + 1 }, (_, index) => {
    const part = index / columns;
    return isWide ? from * (most / from) ** part : least + (most - least) * part;
  });
  const counts = Array.from({ length: columns }, () => 0);
  let column = 0;
  for (const value of sorted) {
    while (column < columns - 1 && value >= (edges[column + 1] ?? Infinity)) column += 1;
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return { edgesMs: edges.map(twoDecimals), counts };
}
