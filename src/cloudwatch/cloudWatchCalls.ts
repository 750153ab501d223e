import { Date, Error, Map, Object } from '../lib/primordials.ts';
import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type CloudWatchClient,
  type Metric,
  type MetricAlarm,
  type MetricDataQuery,
  type MetricDataResult,
  type StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { sendRetrying, type RetryOptions } from '../aws/retrying.ts';
import { definedMembers } from '../lib/objects.ts';
import type { AlarmState, MetricName, MetricQuery, Services, Window } from './services.ts';

/** The most names that DescribeAlarms takes. */
const namesPerCall = 100;

/** The most queries that GetMetricData takes. */
const queriesPerCall = 500;

function inGroups<T>(all: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let from = 0; from < all.length; from += size) groups.push(all.slice(from, from + size));
  return groups;
}

/** The calls to CloudWatch. */
export function cloudWatchCalls(
  client: CloudWatchClient,
  retry: RetryOptions,
): Pick<Services, 'alarms' | 'metricValues'> {
  return {
    alarms: async (names) => {
      const found: AlarmState[] = [];
      for (const group of inGroups(names, namesPerCall)) {
        found.push(...(await describe(client, group, retry)));
      }
      return found;
    },
    metricValues: async (queries, window) => {
      const found: number[][] = [];
      for (const group of inGroups(queries, queriesPerCall)) {
        found.push(...(await read(client, group, window, retry)));
      }
      return found;
    },
  };
}

async function describe(
  client: CloudWatchClient,
  AlarmNames: string[],
  retry: RetryOptions,
): Promise<AlarmState[]> {
  const found: AlarmState[] = [];
  let NextToken: string | undefined;
  do {
    const command = new DescribeAlarmsCommand({
      AlarmNames,
      // Composite alarms are described only if they are asked for.
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      MaxRecords: namesPerCall,
      ...(NextToken !== undefined && { NextToken }),
    });
    const page = await sendRetrying(
      'cloudwatch:DescribeAlarms',
      (options) => client.send(command, options),
      retry,
    );
    for (const alarm of [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]) {
      found.push({
        name: alarm.AlarmName ?? '',
        state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
        reason: alarm.StateReason ?? '',
        metrics: metricsOf(alarm),
      });
    }
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return found;
}

function metricsOf({ Metrics = [], ...alarm }: MetricAlarm): MetricName[] {
  const own = alarm.MetricName === undefined ? [] : [metricName(alarm, alarm.Unit)];
  return [
    ...own,
    ...Metrics.flatMap(({ MetricStat, AccountId }) =>
      MetricStat?.Metric ? [metricName(MetricStat.Metric, MetricStat.Unit, AccountId)] : [],
    ),
  ];
}

const metricName = (
  { Namespace = '', MetricName = '', Dimensions = [] }: Metric,
  unit?: string,
  accountId?: string,
): MetricName => ({
  namespace: Namespace,
  metricName: MetricName,
  dimensions: Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value])),
  ...definedMembers({ unit, accountId }),
});

async function read(
  client: CloudWatchClient,
  queries: readonly MetricQuery[],
  { from, to }: Window,
  retry: RetryOptions,
): Promise<number[][]> {
  const values = new Map<string, number[]>();
  const StartTime = new Date(from);
  const EndTime = new Date(to);
  const MetricDataQueries = queries.map(toInput);
  let NextToken: string | undefined;
  do {
    const command = new GetMetricDataCommand({
      MetricDataQueries,
      StartTime,
      EndTime,
      ScanBy: 'TimestampAscending',
      ...(NextToken !== undefined && { NextToken }),
    });
    const page = await sendRetrying(
      'cloudwatch:GetMetricData',
      (options) => client.send(command, options),
      retry,
    );
    for (const result of page.MetricDataResults ?? []) {
      const { Id = '', Values = [] } = readable(result);
      values.set(Id, [...(values.get(Id) ?? []), ...Values]);
    }
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return queries.map((_, index) => values.get(`q${index}`) ?? []);
}

/** Throws if a metric could not be read: that is not a metric without data. */
function readable(result: MetricDataResult): MetricDataResult {
  const { StatusCode, Messages = [], Label } = result;
  if (StatusCode !== 'InternalError' && StatusCode !== 'Forbidden') return result;
  const why = Messages.map(({ Value }) => Value).join('; ');
  throw new Error(`cloudwatch:GetMetricData: ${StatusCode} for ${Label}: ${why}`);
}

function toInput(
  { metric, statistic, periodSeconds }: MetricQuery,
  index: number,
): MetricDataQuery {
  const { namespace, metricName, dimensions, unit, accountId } = metric;
  return {
    Id: `q${index}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metricName,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: periodSeconds,
      Stat: statistic,
      ...(unit !== undefined && { Unit: unit as StandardUnit }),
    },
    ...(accountId !== undefined && { AccountId: accountId }),
  };
}
