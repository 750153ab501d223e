import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  ResourceNotFound,
  SetAlarmStateCommand,
  type CloudWatchClient,
  type MetricAlarm,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { evaluateAlarm } from '../../../src/rehearsal/cloudwatch/run/evaluateAlarm.ts';
import {
  addPoint,
  measured,
  type MetricIdentity,
} from '../../../src/rehearsal/cloudwatch/state/metricStore.ts';
import { cloudWatchOverHttp, type CloudWatchOverHttp } from './cloudWatchOverHttp.ts';

const rule: PutMetricAlarmCommandInput = {
  AlarmName: 'errors',
  Namespace: 'Shop',
  MetricName: 'Errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
};
const metric: MetricIdentity = { namespace: 'Shop', metricName: 'Errors', dimensions: {} };

async function described(client: CloudWatchClient): Promise<MetricAlarm | undefined> {
  const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['errors'] }));
  return MetricAlarms?.[0];
}

/** The state after minutes with these sums; `undefined` is a minute without data. */
async function stateAfter(
  { client, state, clock }: CloudWatchOverHttp,
  sums: (number | undefined)[],
): Promise<string | undefined> {
  for (const sum of sums) {
    const minute = clock.minute + 0.5;
    const datum = { ...metric, unit: undefined, delayMinutes: 0 };
    if (sum !== undefined) addPoint(state.store.metrics, datum, measured(minute, sum));
    clock.minute += 1;
  }
  for (const alarm of state.store.alarms.values()) evaluateAlarm(state, alarm);
  return (await described(client))?.StateValue;
}

describe('alarms of the local CloudWatch', () => {
  it('describes an alarm as it was put, without a state that nobody measured', async () => {
    const { client } = await cloudWatchOverHttp();
    await client.send(new PutMetricAlarmCommand({ ...rule, AlarmDescription: 'orders' }));
    expect(await described(client)).toMatchObject({
      ...rule,
      AlarmDescription: 'orders',
      StateValue: 'INSUFFICIENT_DATA',
      TreatMissingData: 'missing',
    });
  });

  it.each([
    ['OK', [0, 0, 0], undefined],
    ['OK', [0, 0, 1], undefined],
    ['ALARM', [1, 0, 1], undefined],
    ['ALARM', [1, undefined, 1], undefined],
    ['OK', [1, undefined, undefined], undefined],
    ['INSUFFICIENT_DATA', [undefined, undefined, undefined], undefined],
    ['OK', [undefined, undefined, undefined], 'notBreaching'],
    ['ALARM', [undefined, undefined, 0], 'breaching'],
    ['INSUFFICIENT_DATA', [undefined, undefined, undefined], 'ignore'],
  ])('is %s after %j with TreatMissingData %s', async (expected, sums, TreatMissingData) => {
    const opened = await cloudWatchOverHttp();
    await opened.client.send(new PutMetricAlarmCommand({ ...rule, TreatMissingData }));
    expect(await stateAfter(opened, sums)).toBe(expected);
  });

  it('tells its listeners of changes only', async () => {
    const opened = await cloudWatchOverHttp();
    const heard: string[] = [];
    opened.state.context.listeners.add((name, state) => heard.push(`${name} ${state}`));
    await opened.client.send(new PutMetricAlarmCommand(rule));
    await stateAfter(opened, [0, 0, 0]);
    await stateAfter(opened, [0, 0, 0]);
    await stateAfter(opened, [2, 2, 2]);
    expect(heard).toEqual(['errors OK', 'errors ALARM']);
  });

  it('SetAlarmState holds until the next evaluation, and needs an alarm', async () => {
    const opened = await cloudWatchOverHttp();
    const set = (AlarmName: string) =>
      opened.client.send(
        new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'a drill' }),
      );
    await expect(set('errors')).rejects.toBeInstanceOf(ResourceNotFound);
    await opened.client.send(new PutMetricAlarmCommand(rule));
    await set('errors');
    expect(await described(opened.client)).toMatchObject({
      StateValue: 'ALARM',
      StateReason: 'a drill',
    });
    expect(await stateAfter(opened, [0, 0, 0])).toBe('OK');
  });

  it('returns pages, and filters by state and prefix', async () => {
    const { client } = await cloudWatchOverHttp();
    for (const AlarmName of ['a1', 'a2', 'a3', 'b1']) {
      await client.send(new PutMetricAlarmCommand({ ...rule, AlarmName }));
    }
    const first = await client.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'a', MaxRecords: 2 }),
    );
    const second = await client.send(
      new DescribeAlarmsCommand({
        AlarmNamePrefix: 'a',
        MaxRecords: 2,
        NextToken: first.NextToken,
      }),
    );
    const names = [first, second].map(({ MetricAlarms = [] }) =>
      MetricAlarms.map(({ AlarmName }) => AlarmName),
    );
    expect(names).toEqual([['a1', 'a2'], ['a3']]);
    expect(second.NextToken).toBeUndefined();
    const active = await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
    expect(active.MetricAlarms).toEqual([]);
    for (const MaxRecords of [0, 101]) {
      const page = client.send(new DescribeAlarmsCommand({ MaxRecords }));
      await expect(page).rejects.toThrow(/MaxRecords is invalid; expected 1 to 100/);
    }
  });

  it.each([
    [{ Statistic: 'p99' as never }, /Statistic/],
    [{ ExtendedStatistic: 'p99' }, /either Statistic or ExtendedStatistic/],
    [{ Period: 45 }, /multiple of 60/],
    [{ DatapointsToAlarm: 4 }, /1 to 3/],
    [{ Threshold: undefined }, /Threshold must be specified/],
  ])('refuses %j', async (change, message) => {
    const { client } = await cloudWatchOverHttp();
    const put = client.send(new PutMetricAlarmCommand({ ...rule, ...change }));
    await expect(put).rejects.toThrow(message);
  });
});
