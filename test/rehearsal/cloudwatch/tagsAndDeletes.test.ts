import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { cloudWatchOverHttp } from './cloudWatchOverHttp.ts';

const put = new PutMetricAlarmCommand({
  AlarmName: 'errors',
  Namespace: 'Shop',
  MetricName: 'Errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
  Tags: [{ Key: 'team', Value: 'shop' }],
});
const ResourceARN = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors';

describe('what Terraform asks CloudWatch for', () => {
  it('tags of an alarm, and no DatapointsToAlarm that was not given', async () => {
    const { client } = await cloudWatchOverHttp();
    await client.send(put);
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms[0]).not.toHaveProperty('DatapointsToAlarm');
    await client.send(
      new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'stage', Value: 'test' }] }),
    );
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['team'] }));
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual([{ Key: 'stage', Value: 'test' }]);
  });

  it('deletes alarms; one that was active no longer stops deployments', async () => {
    const { client, state } = await cloudWatchOverHttp();
    const states: string[] = [];
    state.context.listeners.add((_name, value) => states.push(value));
    await client.send(put);
    const active = { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'a drill' } as const;
    await client.send(new SetAlarmStateCommand(active));
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors', 'none'] }));
    expect(states).toEqual(['ALARM', 'INSUFFICIENT_DATA']);
    expect((await client.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
    const read = new ListTagsForResourceCommand({ ResourceARN });
    await expect(client.send(read)).rejects.toThrow(/not an alarm of this stand-in/);
  });
});
