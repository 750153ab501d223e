import { Date } from '../lib/primordials.ts';
import type { AlarmState, Services } from './services.ts';

const daySeconds = 86_400;

/** CloudWatch keeps minutes for 15 days; a span of at most that takes any period. */
const days = 14;

/**
 * The metrics of alarms that had no data in the last 14 days, in words. Of an alarm that reads other
 * alarms or a query, nothing is looked at.
 */
export async function silentAlarms(
  alarms: readonly AlarmState[],
  services: Services,
): Promise<string[]> {
  const read = alarms.flatMap(({ name, metrics }) => metrics.map((metric) => ({ name, metric })));
  if (read.length === 0) return [];
  const to = Date.now();
  const values = await services.metricValues(
    read.map(({ metric }) => ({ metric, statistic: 'SampleCount', periodSeconds: daySeconds })),
    { from: to - days * daySeconds * 1_000, to },
  );
  return read
    .filter((_, index) => (values[index] ?? []).length === 0)
    .map(({ name, metric }) => `${metric.namespace} ${metric.metricName} of alarm ${name}`);
}
