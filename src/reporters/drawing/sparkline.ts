import type { CheckReport } from '../../model/check.ts';
import { figure } from './format.ts';

const columns = '▁▂▃▄▅▆▇█';

/**
 * A histogram of measured times in one line: `12 ms ▂█▅▁   ▁ 210 ms`. A gap is an empty bucket; even
 * a single value is visible beside many. Undefined if there are fewer than two buckets, or if the
 * record, which comes unverified from the user's function, holds something else.
 */
export function sparkline(histogram: CheckReport['histogram']): string | undefined {
  const [edges, counts] = [numbersIn(histogram?.edgesMs), numbersIn(histogram?.counts)];
  const [least, most] = [edges[0], edges.at(-1)];
  if (least === undefined || most === undefined || counts.length < 2) return undefined;
  const highest = Math.max(...counts);
  const drawn = counts.map((count) =>
    count > 0 ? columns.charAt(Math.ceil((count / highest) * columns.length) - 1) : ' ',
  );
  return `${figure(least)} ms ${drawn.join('')} ${figure(most)} ms`;
}

function numbersIn(list: unknown): number[] {
  return Array.isArray(list) && list.every(Number.isFinite) ? (list as number[]) : [];
}
