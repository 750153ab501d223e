import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { expect, it } from 'vitest';
import { cloudWatchCalls } from '../../src/cloudwatch/cloudWatchCalls.ts';
import { watchAlarms } from '../../src/cloudwatch/watchAlarms.ts';
import { fakeContext } from '../checks/fakeContext.ts';
import { cloudWatchOverHttp } from '../rehearsal/cloudwatch/cloudWatchOverHttp.ts';
import { fakeServices } from './fakeServices.ts';

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `alarm-${from + index}`);

it('asks for more alarms than one call of DescribeAlarms takes, and finds all that exist', async () => {
  const { client } = await cloudWatchOverHttp();
  const existing = numbered(0, 150);
  for (const AlarmName of existing) {
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'Shop',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const state = { AlarmName, StateValue: 'OK', StateReason: 'set by a test' } as const;
    await client.send(new SetAlarmStateCommand(state));
  }
  const asked: number[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      const { AlarmNames } = args.input as { AlarmNames?: string[] };
      if (AlarmNames !== undefined) asked.push(AlarmNames.length);
      return next(args);
    },
    { step: 'initialize' },
  );
  const calls = cloudWatchCalls(client, { signal: new AbortController().signal });

  const found = await calls.alarms([...existing, ...numbered(900, 955)]);
  expect(asked).toEqual([100, 100, 5]);
  expect(found.map(({ name }) => name).sort()).toEqual([...existing].sort());

  const last = { AlarmName: 'alarm-149', StateReason: 'too many errors' };
  await client.send(new SetAlarmStateCommand({ ...last, StateValue: 'ALARM' }));
  const services = { ...fakeServices(), alarms: calls.alarms };
  const result = await watchAlarms({ names: existing, stayMs: 0 }, fakeContext(), services);
  expect(result).toMatchObject({
    outcome: 'failed',
    message: 'alarm alarm-149 is in ALARM: too many errors',
    measurements: { n: 150 },
  });
});
