import type { Input } from '../../http/operation.ts';
import type { MetricIdentity } from '../state/metricStore.ts';
import { statisticNamed, type Statistic } from '../state/statistic.ts';
import { invalidValue, objects, requiredString } from './inputReaders.ts';

/** The `Dimensions` of a request. */
export function readDimensions(input: Input): Record<string, string> {
  const dimensions = objects(input, 'Dimensions');
  return Object.fromEntries(
    dimensions.map((dimension) => [
      requiredString(dimension, 'Name'),
      requiredString(dimension, 'Value'),
    ]),
  );
}

/** `Namespace`, `MetricName` and `Dimensions` of a request. */
export const readMetric = (input: Input): MetricIdentity => ({
  namespace: requiredString(input, 'Namespace'),
  metricName: requiredString(input, 'MetricName'),
  dimensions: readDimensions(input),
});

export function readStatistic(member: string, name: string): Statistic {
  const statistic = statisticNamed(name);
  if (statistic !== undefined) return statistic;
  throw invalidValue(
    member,
    name,
    'SampleCount, Sum, Average, Minimum, Maximum or a percentile such as p99',
  );
}

/** Seconds: CloudWatch takes 1, 5, 10, 30 and every multiple of 60. */
export function checkPeriod(period: number): number {
  const fits = Number.isInteger(period / 60) && period > 0;
  if (fits || [1, 5, 10, 30].includes(period)) return period;
  throw invalidValue('Period', period, '1, 5, 10, 30 or a multiple of 60');
}
