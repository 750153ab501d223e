import type { Histogram } from '../../model/check.ts';
import type { RehearsedLatency } from './rehearsedLatency.ts';

/** The invocations of one version that were measured, in milliseconds. */
export interface LatencySeries {
  functionName: string;
  version: string;
  coldStarts: boolean;
  failed: number;
  times: readonly number[];
}

/** How many columns a histogram has. */
const columns = 40;

/** If the largest time is more than this multiple of the smallest, columns grow in width. */
const wideRatio = 4;

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** One row for each series. Series of one function share their columns, so that they can be compared. */
export function latencySummary(all: readonly LatencySeries[]): RehearsedLatency[] {
  return all
    .filter(({ times }) => times.length > 0)
    .map(({ times, ...series }) => {
      const peers = all.filter(
        ({ functionName, coldStarts }) =>
          functionName === series.functionName && coldStarts === series.coldStarts,
      );
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number): number =>
        rounded(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
      return {
        ...series,
        n: sorted.length,
        ...{ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) },
        histogram: histogram(sorted, edgesOf(peers)),
      };
    });
}

/** The columns between the shortest and the longest time of several series. */
function edgesOf(series: readonly LatencySeries[]): number[] {
  const all = series.flatMap(({ times }) => times);
  const least = all.reduce((one, other) => Math.min(one, other), Infinity);
  const most = all.reduce((one, other) => Math.max(one, other), 0);
  if (least === most) return [least, most];
  const from = Math.max(least, 0.01);
  return Array.from({ length: columns + 1 }, (_, index) => {
    const part = index / columns;
    return most / from > wideRatio ? from * (most / from) ** part : least + (most - least) * part;
  });
}

function histogram(sorted: readonly number[], edges: readonly number[]): Histogram {
  const counts = edges.slice(1).map(() => 0);
  let column = 0;
  for (const time of sorted) {
    while (column < counts.length - 1 && time >= (edges[column + 1] ?? Infinity)) column += 1;
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return { edgesMs: edges.map(rounded), counts };
}
