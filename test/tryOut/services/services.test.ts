/** The answers of CloudWatch, of CodeDeploy and to `http`, which `tryCheck` scripts. */
import { describe, expect, it } from 'vitest';
import { http } from '../../../src/checks/http.ts';
import { alarms, versionMetrics } from '../../../src/cloudwatch/index.ts';
import {
  lambda,
  tryCheck,
  TryCheckError,
  type TriedMetric,
  type TryCheckOptions,
} from '../../../src/tryOut/index.ts';

const after = { lifecycleEvent: 'AfterAllowTraffic' } as const;

describe('alarms', () => {
  const watched = alarms({ names: ['errors', 'latency'] });
  const quiet = { errors: 'OK', latency: 'OK' } as const;

  it.each<[string, TryCheckOptions, string, string]>([
    ['all are OK', { alarms: quiet }, 'passed', '2 alarms are not in ALARM'],
    [
      'one has gone off',
      { alarms: { ...quiet, errors: { state: 'ALARM', reason: '3 errors' } } },
      'failed',
      'alarm errors is in ALARM: 3 errors',
    ],
    ['one does not exist', { alarms: { errors: 'OK' } }, 'failed', 'latency does not exist'],
    [
      'one has no data',
      { alarms: { ...quiet, latency: 'INSUFFICIENT_DATA' } },
      'inconclusive',
      'latency is INSUFFICIENT_DATA',
    ],
    [
      'the first call is throttled',
      { alarms: [lambda.throttles(), quiet] },
      'passed',
      '2 alarms are not in ALARM',
    ],
    ['the role may not', { alarms: lambda.denies() }, 'errored', 'cloudwatch:DescribeAlarms'],
    ['nothing is scripted', {}, 'errored', 'tryCheck was given no alarms'],
  ])('%s', async (_name, options, outcome, message) => {
    const tried = await tryCheck(watched, options);
    expect(tried.outcome).toBe(outcome);
    expect(tried.message).toContain(message);
  });

  it('looks for the data of what an alarm reads', async () => {
    const errors = { namespace: 'AWS/Lambda', metricName: 'Erors' };
    const asked: TriedMetric[] = [];
    const options: TryCheckOptions = {
      alarms: { errors: { state: 'OK', metrics: [errors] } },
      metrics: (metric) => {
        asked.push(metric);
        return [];
      },
    };
    const tried = await tryCheck(alarms({ names: ['errors'] }), options);
    expect(tried.outcome).toBe('inconclusive');
    expect(tried.message).toContain('AWS/Lambda Erors of alarm errors had no data in 14 days');
    expect(asked).toEqual([
      { ...errors, dimensions: {}, statistic: 'SampleCount', periodSeconds: 86_400 },
    ]);
  });

  it('goes off while it must stay quiet, on the simulated clock', async () => {
    const check = alarms({ names: ['errors'], stay: '5m' });
    let looks = 0;
    const tried = await tryCheck(check, {
      ...after,
      timeout: '10m',
      alarms: () => ({ errors: (looks += 1) <= 12 ? 'OK' : 'ALARM' }),
    });
    expect(tried.outcome).toBe('failed');
    // Every ten seconds.
    expect(tried.durationMs).toBeGreaterThanOrEqual(120_000);
    expect(tried.durationMs).toBeLessThan(121_000);
  });

  it('are those of the deployment group', async () => {
    const check = alarms({ ofDeploymentGroup: true });
    const given = { alarms: { errors: 'OK' } } as const;
    const deployment = { alarms: ['errors'] };
    expect((await tryCheck(check, { ...given, deployment })).outcome).toBe('passed');
    expect((await tryCheck(check, given)).message).toContain('has no alarms');
    const off = { ...deployment, alarmsEnabled: false };
    const { message } = await tryCheck(check, { ...given, deployment: off });
    expect(message).toContain('has its alarms switched off');
  });
});

it.each([
  ['alarms', { alarms: 'OK' }, 'option "alarms" of tryCheck'],
  ['metrics', { metrics: { targets: {} } }, 'targets'],
  ['deployment', { deployment: { configname: 'x' } }, 'configname'],
  ['http', { http: { statusCode: 200 } }, 'option "http" of tryCheck'],
])('refuses a wrong option: %s', async (_name, options, message) => {
  const trying = tryCheck(alarms({ names: ['errors'] }), options as unknown as TryCheckOptions);
  await expect(trying).rejects.toThrow(message);
});

describe('versionMetrics', () => {
  const check = versionMetrics({ errors: '<1%', duration: 'p99<+20%' });
  const current = { Invocations: 4_000, Errors: 8, Duration: 100 };

  it.each<[string, TryCheckOptions['metrics'], string, string]>([
    [
      'well',
      { target: { Invocations: [400, 600], Errors: [0, 1], Duration: 105 }, current },
      'passed',
      '1 of 1000 failed',
    ],
    [
      'too many errors',
      { target: { Invocations: 1_000, Errors: 30, Duration: 105 }, current },
      'failed',
      '30 of 1000 failed',
    ],
    [
      'slower',
      { target: { Invocations: 1_000, Errors: 0, Duration: 130 }, current },
      'failed',
      '130 is not below 120',
    ],
    ['no data', () => [], 'inconclusive', 'CloudWatch has no calls of version 2'],
    ['denied', lambda.denies(), 'errored', 'cloudwatch:GetMetricData'],
    [
      'a metric is not scripted',
      { target: { Invocations: 1_000 }, current },
      'errored',
      'the option metrics has none',
    ],
    ['nothing is scripted', undefined, 'errored', 'tryCheck was given no metrics'],
  ])('%s', async (_name, metrics, outcome, message) => {
    const tried = await tryCheck(check, { ...after, ...(metrics && { metrics }) });
    expect(tried.outcome).toBe(outcome);
    expect(tried.message).toContain(message);
  });

  it('looks again after 90 seconds if nothing is certain', async () => {
    let looks = 0;
    const tried = await tryCheck(versionMetrics({ errors: '<1%' }), {
      ...after,
      timeout: '3m',
      metrics: ({ metricName, dimensions }) => {
        if (metricName === 'Errors') return 0;
        if (dimensions['ExecutedVersion'] === '2') looks += 1;
        return looks === 1 ? 200 : 1_000;
      },
    });
    expect(tried.outcome).toBe('passed');
    expect(tried.durationMs).toBeGreaterThanOrEqual(90_000);
  });

  it('knows the deployment', async () => {
    const metrics = () => 0;
    const allAtOnce = { configName: 'CodeDeployDefault.LambdaAllAtOnce' };
    const one = await tryCheck(check, { ...after, metrics, deployment: allAtOnce });
    expect(one.message).toContain('LambdaAllAtOnce gives it none');
    const rollback = { creator: 'codeDeployRollback' };
    const other = await tryCheck(check, { ...after, metrics, deployment: rollback });
    expect(other.outcome).toBe('skipped');
  });
});

describe('http', () => {
  const url = 'https://orders.example.com/health?token=secret';
  const check = http({ url, body: { id: 1 }, expect: { body: { ok: true } } });

  it('gets each answer in turn, and says what was sent', async () => {
    const tried = await tryCheck(check, { http: [{ body: { ok: true } }] });
    expect(tried.outcome).toBe('passed');
    expect(tried.requests).toEqual([
      {
        url,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': expect.stringMatching(
            /^aws-codedeploy-hook-BeforeAllowTraffic\//,
          ) as string,
        },
        body: '{"id":1}',
        atMs: 0,
      },
    ]);
  });

  it.each<[string, TryCheckOptions['http'], string, string]>([
    ['another body', () => ({ body: { ok: false } }), 'failed', '/body/ok'],
    ['another status', [{ statusCode: 503, body: 'busy' }], 'failed', '503'],
    ['no body', [{ statusCode: 204 }], 'failed', '/body: expected'],
    ['it breaks', lambda.disconnects('ECONNREFUSED'), 'errored', 'after 4 attempts (ECONNREFUSED)'],
    ['it breaks once', [lambda.disconnects('ECONNREFUSED'), { body: '{"ok":true}' }], 'passed', ''],
    ['it hangs', lambda.hangs(), 'errored', 'did not finish'],
    ['the list is too short', [], 'errored', 'has no answer: the list has 0'],
  ])('%s', async (_name, answers, outcome, message) => {
    const tried = await tryCheck(check, answers === undefined ? {} : { http: answers });
    expect(tried.message ?? '').toContain(message);
    expect(tried.outcome).toBe(outcome);
  });

  it('takes time on the simulated clock', async () => {
    const slow = lambda.returns({ body: { ok: true } }, { durationMs: 4_000 });
    expect((await tryCheck(check, { http: slow })).durationMs).toBe(4_000);
  });

  it.each([[{ statusCode: 99 }], ['a text'], [undefined]])(
    'rejects if a test answers %j',
    async (answer) => {
      const trying = tryCheck(check, { http: () => answer as object });
      await expect(trying).rejects.toThrow(TryCheckError);
    },
  );

  it('throws what a function of the test threw', async () => {
    const answer = () => {
      throw new RangeError('of the test');
    };
    await expect(tryCheck(check, { http: answer })).rejects.toThrow('of the test');
  });
});
