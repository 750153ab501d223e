import { Number } from '../lib/primordials.ts';

/** The share that may be hit, as a pattern: above 0 and below 100 percent. */
export const ratePattern = '^\\s*<\\s*(?=[^%]*[1-9])(\\d{1,2}(?:\\.\\d{1,6})?)\\s*%\\s*$';

export const rateExample = "a limit such as '<1%', above 0 % and below 100 %";

const absolute =
  '(avg|min|max|sum|count|p\\d{1,2}(?:\\.\\d{1,2})?)\\s*<\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(ms|s)?';
const relative =
  '(avg|min|max|p\\d{1,2}(?:\\.\\d{1,2})?)\\s*<\\s*\\+\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(%|ms|s)?';

/** A statistic and its limit. What depends on the amount of traffic has no limit relative to the other version. */
export const statisticPattern: string = `^\\s*(?:${absolute}|${relative})\\s*$`;

export const statisticExample = "a statistic and its limit, such as 'p99<800ms' or 'p99<+20%'";

/** The share in a text that fits {@link ratePattern}, from 0 to 1. */
export function parseRate(text: string): number {
  return Number(/\d+(?:\.\d+)?/.exec(text)?.[0]) / 100;
}

/** A statistic of a metric, and what it may be. */
export interface StatisticLimit {
  readonly text: string;
  /** As CloudWatch names it: `Average`, `p99`. */
  readonly statistic: string;
  readonly amount: number;
  /** What `amount` is added to the version in production as; absent for an absolute limit. */
  readonly relative?: 'percent' | 'amount';
}

const statistics: Readonly<Record<string, string>> = {
  avg: 'Average',
  min: 'Minimum',
  max: 'Maximum',
  sum: 'Sum',
  count: 'SampleCount',
};

/** Reads a text that fits {@link statisticPattern}. Times are in milliseconds. */
export function parseStatistic(text: string): StatisticLimit {
  const [, name = '', plus, amount, unit] =
    /^\s*([a-z]+[\d.]*)\s*<\s*(\+)?\s*([\d.]+)\s*(%|ms|s)?/.exec(text) ?? [];
  const limit = {
    text: text.replaceAll(/\s/g, ''),
    statistic: statistics[name] ?? name,
    amount: Number(amount) * (unit === 's' ? 1_000 : 1),
  };
  if (plus === undefined) return limit;
  return { ...limit, relative: unit === '%' ? 'percent' : 'amount' };
}

/** The limit as a number, if the version in production has this value. */
export function limitBeside({ amount, relative }: StatisticLimit, current: number): number {
  if (relative === undefined) return amount;
  return relative === 'percent' ? current * (1 + amount / 100) : current + amount;
}
