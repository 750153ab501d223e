import { Math } from '../lib/primordials.ts';
import { twoDecimals } from '../lib/twoDecimals.ts';
import type { CheckReport } from '../model/check.ts';
import { limitBeside, type StatisticLimit } from './limits.ts';

/** The values of one statistic by period, of the new version and of the one in production. */
export interface Compared {
  readonly target: readonly number[];
  readonly current: readonly number[];
}

const counting = ['Sum', 'SampleCount'];

/**
 * One figure of several periods. Counts are added. Any other statistic of the whole lies between those of its
 * periods: the new version gets the largest one, and the version in production the smallest.
 */
function figureOf(
  values: readonly number[],
  statistic: string,
  extreme: (...values: number[]) => number,
): number {
  if (counting.includes(statistic)) return values.reduce((sum, value) => sum + value, 0);
  return extreme(...values);
}

/** Judges a statistic, or returns `undefined` if there are no values to compare. */
export function judgeStatistic(
  name: string,
  limit: StatisticLimit,
  { target, current }: Compared,
): CheckReport | undefined {
  const isRelative = limit.relative !== undefined;
  if (target.length === 0 || (isRelative && current.length === 0)) return undefined;
  const found = figureOf(target, limit.statistic, Math.max);
  const beside = current.length === 0 ? undefined : figureOf(current, limit.statistic, Math.min);
  const most = limitBeside(limit, beside ?? 0);
  const isMet = found < most;
  return {
    name,
    outcome: isMet ? 'passed' : 'failed',
    message: [
      `${twoDecimals(found)} is ${isMet ? 'below' : 'not below'} ${twoDecimals(most)}`,
      ...(beside === undefined ? [] : [`the version in production has ${twoDecimals(beside)}`]),
    ].join('; '),
    expected: limit.text,
    actual: twoDecimals(found),
    basis: 'observed',
    measurements: {
      target: twoDecimals(found),
      ...(beside !== undefined && { current: twoDecimals(beside) }),
    },
    durationMs: 0,
  };
}
