import { describe, expect, it } from 'vitest';
import { compareVersionMetrics } from '../../src/cloudwatch/compareVersionMetrics.ts';
import type { VersionMetricsOptions } from '../../src/cloudwatch/versionMetricsOptions.ts';
import { parseDuration } from '../../src/lib/duration.ts';
import type { CheckContext, CheckResult } from '../../src/model/check.ts';
import { simulatedTime } from '../../src/tryOut/simulatedTime.ts';
import { fakeContext } from '../checks/fakeContext.ts';
import { fakeServices, type FakeAnswers, type FakeServices } from './fakeServices.ts';

interface Compared {
  result: CheckResult;
  services: FakeServices;
  tookMs: number;
}

async function compare(
  options: VersionMetricsOptions,
  answers: FakeAnswers = {},
  over: Partial<CheckContext> & { timeMs?: number } = {},
): Promise<Compared> {
  const { clock, run } = simulatedTime();
  const { timeMs = 30_000, ...given } = over;
  const services = fakeServices(answers);
  const context = fakeContext(undefined, {
    lifecycleEvent: 'AfterAllowTraffic',
    clock,
    remainingTime: () => timeMs - clock.now(),
    ...given,
  });
  const plan = { ...options, forMs: parseDuration(options.for) };
  const result = await run(compareVersionMetrics(plan, context, () => services));
  return { result, services, tookMs: clock.now() };
}

/** Values by metric and version: `{ 'Errors 2': 5 }`; a metric without one has no data. */
const measuredAs =
  (values: Record<string, number | readonly number[]>): NonNullable<FakeAnswers['values']> =>
  ({ metric }) =>
    [values[`${metric.metricName} ${metric.dimensions['ExecutedVersion']}`] ?? []].flat();

const errors: VersionMetricsOptions = { errors: '<1%' };

describe('errors and throttles', () => {
  it.each([
    [0, 400, 'passed', 'proven'],
    [13, 400, 'failed', 'proven'],
    [0, 200, 'inconclusive', undefined],
    [5, 400, 'inconclusive', undefined],
  ] as const)('%i of %i is %s', async (failed, n, outcome, basis) => {
    const values = measuredAs({
      'Invocations 2': n,
      'Errors 2': failed,
      'Invocations 1': 999,
      'Errors 1': 3,
    });
    const { result } = await compare(errors, { values });
    expect(result.outcome).toBe(outcome);
    expect(result.checks?.[0]?.basis).toBe(basis);
    expect(result.checks?.[0]?.message).toContain(`${failed} of ${n} failed`);
    expect(result.checks?.[0]?.message).toContain('3 of 999');
  });

  it('says how many calls would decide', async () => {
    const { result } = await compare(errors, {
      values: measuredAs({ 'Invocations 2': 200, 'Errors 2': 0 }),
    });
    expect(result.message).toContain('need at least 368 calls');
  });

  it('counts a throttled call as a call', async () => {
    const values = measuredAs({ 'Invocations 2': 390, 'Throttles 2': 20 });
    const { result } = await compare({ throttles: '<1%' }, { values });
    expect(result.outcome).toBe('failed');
    expect(result.message).toContain('20 of 410 were throttled');
  });

  it('adds the minutes', async () => {
    const values = measuredAs({ 'Invocations 2': [200, 200], 'Errors 2': [0, 0] });
    expect((await compare(errors, { values })).result.outcome).toBe('passed');
  });

  it.each([
    [undefined, 'inconclusive'],
    ['fail', 'failed'],
    ['pass', 'passed'],
  ] as const)('too few calls, with insufficientData %j, are %s', async (option, outcome) => {
    const values = measuredAs({ 'Invocations 2': 99, 'Errors 2': 60 });
    const options = { ...errors, ...(option !== undefined && { insufficientData: option }) };
    const { result } = await compare(options, { values });
    expect(result.outcome).toBe(outcome);
    expect(result.message).toContain('99 calls, fewer than minInvocations (100)');
  });
});

describe('no data', () => {
  it('is inconclusive, because nobody called', async () => {
    const { result } = await compare(errors, { values: () => [] });
    expect(result.outcome).toBe('inconclusive');
    expect(result.message).toContain('nobody called the alias');
  });

  it('is inconclusive after a shift at once, and names the configuration', async () => {
    const configName = 'CodeDeployDefault.LambdaAllAtOnce';
    const { result } = await compare(errors, { values: () => [], configName });
    expect(result.outcome).toBe('inconclusive');
    expect(result.message).toContain(`${configName} gives it none`);
  });

  it('data of the wrong version only is no data', async () => {
    const values = measuredAs({ 'Invocations 1': 5_000, 'Errors 1': 0 });
    expect((await compare(errors, { values })).result.outcome).toBe('inconclusive');
  });
});

describe('duration', () => {
  const calls = { 'Invocations 2': 500, 'Invocations 1': 500 };

  it.each([
    ['p99<+20%', 119, 'passed'],
    ['p99<+20%', 120.1, 'failed'],
    ['p99<+50ms', 149, 'passed'],
    ['p99 < 0.2s', 199, 'passed'],
    ['p99<150', 151, 'failed'],
  ])('%s, 100 ms before and %i ms now, is %s', async (duration, now, outcome) => {
    const values = measuredAs({ ...calls, 'Duration 2': now, 'Duration 1': 100 });
    const { result, services } = await compare({ duration }, { values });
    expect(result.outcome).toBe(outcome);
    expect(result.checks?.[0]?.basis).toBe('observed');
    expect(services.asked.map(({ statistic }) => statistic)).toContain('p99');
  });

  it('takes the worst of several periods, and the best of the version in production', async () => {
    const values = measuredAs({ ...calls, 'Duration 2': [90, 130], 'Duration 1': [100, 200] });
    const { result } = await compare({ duration: 'p99<+20%' }, { values });
    expect(result.outcome).toBe('failed');
  });

  it('is inconclusive without data of the version in production', async () => {
    const values = measuredAs({ 'Invocations 2': 500, 'Duration 2': 100 });
    const { result } = await compare({ duration: 'p99<+20%' }, { values });
    expect(result.outcome).toBe('inconclusive');
    expect(result.message).toContain('no data of the version in production');
  });

  it('is errored if the version in production is not known and needed', async () => {
    const describe = () => Promise.reject(new Error('the current of myfunc is not known'));
    const target = { functionName: 'myfunc', alias: 'live', targetVersion: '2' } as const;
    const over = { target: { ...target, foundBy: 'option' as const }, describe };
    await expect(compare({ duration: 'p99<+20%' }, {}, over)).rejects.toThrow('is not known');
    const values = measuredAs({ 'Invocations 2': 500, 'Duration 2': 100 });
    expect((await compare({ duration: 'p99<1s' }, { values }, over)).result.outcome).toBe('passed');
  });
});

it('reads metrics of your own by the dimensions that name the version', async () => {
  const metrics = [
    {
      namespace: 'Shop',
      metricName: 'FailedPayments',
      dimensions: { Function: '{functionName}/{alias}', Version: 'v{version}' },
      limit: 'sum<5',
    },
  ];
  const values: FakeAnswers['values'] = ({ metric }) =>
    metric.dimensions['Version'] === 'v2' ? [3, 2] : [];
  const { result, services } = await compare({ metrics }, { values });
  expect(result.outcome).toBe('failed');
  expect(result.message).toContain('5 is not below 5');
  const asked = services.asked.filter(({ metric }) => metric.namespace === 'Shop');
  expect(asked.map(({ metric }) => metric.dimensions)).toEqual([
    { Function: 'myfunc/live', Version: 'v2' },
    { Function: 'myfunc/live', Version: 'v1' },
  ]);
});

describe('the window', () => {
  const few = { values: measuredAs({ 'Invocations 2': 200, 'Errors 2': 0 }) };

  it('is the deployment, or what `for` says', async () => {
    const { services } = await compare({ ...errors, for: '5m' }, few);
    expect(services.calls).toEqual(['metricValues']);
    expect((await compare(errors, few)).services.calls).toEqual(['deployment', 'metricValues']);
  });

  it('waits for the last minute if time allows and nothing is proven yet', async () => {
    const { services, tookMs } = await compare(errors, few, { timeMs: 300_000 });
    expect(services.calls).toEqual(['deployment', 'metricValues', 'metricValues']);
    expect(tookMs).toBe(90_000);
  });

  it('does not wait for what is proven', async () => {
    const values = measuredAs({ 'Invocations 2': 400, 'Errors 2': 0 });
    expect((await compare(errors, { values }, { timeMs: 300_000 })).tookMs).toBe(0);
  });
});

it('is skipped before the shift and in a rollback', async () => {
  const before = await compare(errors, {}, { lifecycleEvent: 'BeforeAllowTraffic' });
  expect(before.result.outcome).toBe('skipped');
  expect(before.services.calls).toEqual([]);
  const rollback = await compare(errors, { creator: 'codeDeployRollback' });
  expect(rollback.result.outcome).toBe('skipped');
});
