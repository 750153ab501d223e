import {
  GetMetricDataCommand,
  InvalidParameterValueException,
  paginateGetMetricData,
  PutMetricDataCommand,
  type CloudWatchClient,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { recordInvocation } from '../../../src/rehearsal/cloudwatch/run/recordInvocation.ts';
import { cloudWatchOverHttp } from './cloudWatchOverHttp.ts';

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

interface Wanted {
  namespace?: string;
  metricName: string;
  dimensions?: Record<string, string>;
  stat?: string;
  period?: number;
}

/** The values of the last quarter of an hour, oldest first. */
async function values(client: CloudWatchClient, wanted: Wanted): Promise<number[] | undefined> {
  const { namespace = 'AWS/Lambda', metricName, dimensions = {} } = wanted;
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      StartTime: minutesAgo(15),
      EndTime: new Date(Date.now() + 60_000),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: {
              Namespace: namespace,
              MetricName: metricName,
              Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
            },
            Stat: wanted.stat ?? 'Sum',
            Period: wanted.period ?? 3600,
          },
        },
      ],
    }),
  );
  return MetricDataResults?.[0]?.Values;
}

const invocation = {
  functionName: 'myfunc',
  qualifier: 'live',
  weighted: true,
  executedVersion: '2',
  outcome: 'succeeded' as const,
  durationMs: 20,
};

const ofAlias = { FunctionName: 'myfunc', Resource: 'myfunc:live' };

describe('metrics of the local CloudWatch', () => {
  it('returns no more data points at once than MaxDatapoints, and the rest by its token', async () => {
    const { client } = await cloudWatchOverHttp();
    const put = (MetricName: string, minutes: number): Promise<unknown> => {
      const MetricData = [{ MetricName, Value: minutes, Timestamp: minutesAgo(minutes) }];
      return client.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
    };
    for (const minutes of [2, 5, 8]) await put('a', minutes);
    await put('c', 3);
    const query = (MetricName: string) => ({
      Id: MetricName,
      MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Stat: 'Sum', Period: 60 },
    });
    const input = {
      StartTime: minutesAgo(15),
      EndTime: minutesAgo(0),
      MaxDatapoints: 2,
      MetricDataQueries: ['a', 'b', 'c'].map(query),
    };
    const pages = [];
    for await (const page of paginateGetMetricData({ client }, input)) {
      pages.push(
        page.MetricDataResults?.map(({ Id, Values, StatusCode }) => [Id, Values, StatusCode]),
      );
    }
    expect(pages).toEqual([
      [
        ['a', [2, 5], 'PartialData'],
        ['b', [], 'Complete'],
      ],
      [
        ['a', [8], 'Complete'],
        ['c', [3], 'Complete'],
      ],
    ]);
    await expect(
      client.send(new GetMetricDataCommand({ ...input, MaxDatapoints: 100_801 })),
    ).rejects.toThrow(/MaxDatapoints.*from 1 to 100800/);
  });

  it('returns every statistic of what was put, also of compressed requests', async () => {
    const { client } = await cloudWatchOverHttp();
    const data = Array.from({ length: 400 }, (_, index) => ({
      MetricName: 'Latency',
      Dimensions: [{ Name: 'Service', Value: 'orders of the shop' }],
      Timestamp: minutesAgo(2),
      Value: index + 1,
    }));
    await client.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData: data }));
    const metric = {
      namespace: 'Shop',
      metricName: 'Latency',
      dimensions: { Service: 'orders of the shop' },
    };
    const found = await Promise.all(
      ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'p99', 'p50'].map((stat) =>
        values(client, { ...metric, stat }),
      ),
    );
    expect(found.flat()).toEqual([400, 80_200, 200.5, 1, 400, 396, 200]);
    expect(await values(client, { ...metric, dimensions: {} })).toEqual([]);
  });

  it('takes Values with Counts, and StatisticValues', async () => {
    const { client } = await cloudWatchOverHttp();
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          { MetricName: 'A', Values: [1, 5], Counts: [9, 1], Timestamp: minutesAgo(1) },
          {
            MetricName: 'A',
            StatisticValues: { SampleCount: 2, Sum: 20, Minimum: 8, Maximum: 12 },
            Timestamp: minutesAgo(1),
          },
        ],
      }),
    );
    const metric = { namespace: 'Shop', metricName: 'A' };
    expect(await values(client, { ...metric, stat: 'SampleCount' })).toEqual([12]);
    expect(await values(client, { ...metric, stat: 'Sum' })).toEqual([34]);
    expect(await values(client, { ...metric, stat: 'p50' })).toEqual([1]);
  });

  it('refuses what CloudWatch refuses', async () => {
    const { client } = await cloudWatchOverHttp();
    const put = client.send(
      new PutMetricDataCommand({ Namespace: 'AWS/Lambda', MetricData: [{ MetricName: 'A' }] }),
    );
    await expect(put).rejects.toBeInstanceOf(InvalidParameterValueException);
    await expect(values(client, { metricName: 'A', stat: 'median' })).rejects.toThrow(/p99/);
    await expect(values(client, { metricName: 'A', period: 61 })).rejects.toThrow(/multiple of 60/);
  });

  it("has Lambda's metrics of each version only while the alias has weights", async () => {
    const { client, clock, state } = await cloudWatchOverHttp();
    recordInvocation(state, invocation);
    recordInvocation(state, { ...invocation, executedVersion: '1', outcome: 'failed' });
    recordInvocation(state, { ...invocation, weighted: false });
    recordInvocation(state, { ...invocation, outcome: 'throttled' });
    clock.minute += 2;
    const of = (ExecutedVersion: string) => ({ ...ofAlias, ExecutedVersion });
    const count = (metricName: string, dimensions: Record<string, string>) =>
      values(client, { metricName, dimensions });
    expect(await count('Invocations', ofAlias)).toEqual([3]);
    expect(await count('Invocations', of('2'))).toEqual([1]);
    expect(await count('Errors', of('1'))).toEqual([1]);
    expect(await count('Errors', of('2'))).toEqual([0]);
    expect(await count('Throttles', ofAlias)).toEqual([1]);
    expect(await count('Invocations', { FunctionName: 'myfunc' })).toEqual([3]);
    expect(await values(client, { metricName: 'Duration', dimensions: of('2') })).toEqual([20]);
  });

  it("has Lambda's metrics a minute late, at the minutes that lie behind the hook", async () => {
    const { client, clock, state } = await cloudWatchOverHttp();
    recordInvocation(state, invocation);
    const read = () =>
      values(client, { metricName: 'Invocations', dimensions: ofAlias, period: 60 });
    clock.minute += 0.9;
    expect(await read()).toEqual([]);
    clock.minute += 0.2;
    recordInvocation(state, invocation);
    clock.minute += 5;
    expect(await read()).toEqual([1, 1]);
    clock.minute += 20;
    expect(await read()).toEqual([]);
  });
});
