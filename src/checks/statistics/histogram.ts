import { Array, Math } from '../../lib/primordials.ts';
import type { Histogram } from '../../model/check.ts';
import { ascending } from './percentile.ts';

/** How many columns a histogram has at most. */
const columns = 16;

/** Beyond this ratio of largest to smallest the columns grow in width, as latencies do. */
const wideRatio = 4;

/** The spread of values in a few columns; `undefined` where there are none. */
export function histogramOf(values: readonly number[]): Histogram | undefined {
  const sorted = ascending(values);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  if (least === most) return { edgesMs: [rounded(least), rounded(most)], counts: [sorted.length] };
  const from = Math.max(least, 0.01);
  const isWide = most / from > wideRatio;
  const edges = Array.from({ length: columns + 1 }, (_, index) => {
    const part = index / columns;
    return isWide ? from * (most / from) ** part : least + (most - least) * part;
  });
  const counts = Array.from({ length: columns }, () => 0);
  for (const value of sorted) {
    const above = edges.findIndex((edge, index) => index > 0 && value < edge);
    const column = above === -1 ? columns - 1 : above - 1;
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return { edgesMs: edges.map(rounded), counts };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
