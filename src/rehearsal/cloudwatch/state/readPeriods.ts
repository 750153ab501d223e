import type { CloudWatchState } from '../cloudWatchState.ts';
import { findMetric, type DataPoint, type MetricIdentity } from './metricStore.ts';
import { timeOfMinute } from '../../timeOfMinute.ts';
import type { Statistic } from './statistic.ts';

export interface PeriodsWanted {
  metric: MetricIdentity;
  statistic: Statistic;
  periodMs: number;
  /** The time of day from which on, in milliseconds. */
  from: number;
  /** The time of day before which. */
  to: number;
}

/** The statistic of one period. */
export interface Period {
  /** When it begins, in milliseconds since the epoch. */
  time: number;
  value: number;
}

/** The periods with measurements that can be read by now, oldest first. */
export function readPeriods(
  { context: { clock }, store }: CloudWatchState,
  { metric: identity, statistic, periodMs, from, to }: PeriodsWanted,
): Period[] {
  const metric = findMetric(store.metrics, identity);
  if (metric === undefined) return [];
  const readable = clock.now() - metric.delayMinutes;
  const first = Math.floor(from / periodMs) * periodMs;
  // Measured at once for all: the time of day goes on while this runs.
  const offset = timeOfMinute(clock, 0);
  const periods = new Map<number, DataPoint[]>();
  for (const point of metric.points) {
    const time = offset + point.minute * 60_000;
    if (point.minute > readable || time < first || time >= to) continue;
    const start = Math.floor(time / periodMs) * periodMs;
    const points = periods.get(start);
    if (points === undefined) periods.set(start, [point]);
    else points.push(point);
  }
  return [...periods]
    .sort(([a], [b]) => a - b)
    .map(([time, points]) => ({ time, value: statistic(points) }));
}
