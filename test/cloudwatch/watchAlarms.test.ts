import { describe, expect, it } from 'vitest';
import type { AlarmsOptions } from '../../src/cloudwatch/alarmsOptions.ts';
import { watchAlarms } from '../../src/cloudwatch/watchAlarms.ts';
import type { CheckContext, CheckResult } from '../../src/model/check.ts';
import { parseDuration } from '../../src/lib/duration.ts';
import { simulatedTime } from '../../src/tryOut/simulatedTime.ts';
import { fakeContext } from '../checks/fakeContext.ts';
import { fakeServices, type FakeAnswers, type FakeServices } from './fakeServices.ts';

interface Watched {
  result: CheckResult;
  services: FakeServices;
  /** Milliseconds of simulated time. */
  tookMs: number;
}

/** Runs the check on simulated time; a hook has ten minutes for checks. */
async function watch(
  options: AlarmsOptions,
  answers: FakeAnswers = {},
  over: Partial<CheckContext> & { timeMs?: number } = {},
): Promise<Watched> {
  const { clock, run } = simulatedTime();
  const { timeMs = 600_000, ...given } = over;
  const services = fakeServices(answers);
  const context = fakeContext(undefined, {
    lifecycleEvent: 'AfterAllowTraffic',
    clock,
    remainingTime: () => timeMs - clock.now(),
    ...given,
  });
  const plan = { ...options, stayMs: parseDuration(options.stay) ?? 0 };
  const result = await run(watchAlarms(plan, context, services));
  return { result, services, tookMs: clock.now() };
}

const one: AlarmsOptions = { names: ['a'] };
const before = { lifecycleEvent: 'BeforeAllowTraffic' };

describe('before the shift', () => {
  it('passes alarms that are OK and have had data, at one look', async () => {
    const { result, services, tookMs } = await watch({ ...one, stay: '5m' }, {}, before);
    expect(result).toMatchObject({ outcome: 'passed', measurements: { n: 1, looks: 1 } });
    expect(services.calls).toEqual(['alarms', 'metricValues']);
    expect(tookMs).toBe(0);
  });

  it.each<[string, FakeAnswers, string]>([
    ['does not exist', { alarms: () => [] }, 'alarm a does not exist'],
    ['is in ALARM', { alarms: () => [{ state: 'ALARM', reason: '5 > 1' }] }, 'is in ALARM: 5 > 1'],
  ])('fails an alarm that %s', async (_, answers, message) => {
    const { result } = await watch({ ...one, insufficientData: 'pass' }, answers, before);
    expect(result.outcome).toBe('failed');
    expect(result.message).toContain(message);
  });

  const silent: FakeAnswers = { values: () => [] };
  const unknown: FakeAnswers = { alarms: () => [{ state: 'INSUFFICIENT_DATA' }] };
  it.each([
    [silent, undefined, 'inconclusive'],
    [silent, 'fail', 'failed'],
    [silent, 'pass', 'passed'],
    [unknown, undefined, 'inconclusive'],
    [unknown, 'fail', 'failed'],
    [unknown, 'pass', 'passed'],
  ] as const)(
    'missing data %j with insufficientData %j is %s',
    async (answers, option, outcome) => {
      const options = { ...one, ...(option !== undefined && { insufficientData: option }) };
      const { result } = await watch(options, answers, before);
      expect(result.outcome).toBe(outcome);
      expect(result.message).toMatch(/no data in 14 days|INSUFFICIENT_DATA/);
    },
  );

  it('asks for nothing of an alarm that reads no metric of its own', async () => {
    const { result, services } = await watch(one, { alarms: () => [{ metrics: [] }] }, before);
    expect(result.outcome).toBe('passed');
    expect(services.calls).toEqual(['alarms']);
  });
});

describe('after the shift', () => {
  it('looks again and again until the time is over', async () => {
    const { result, services, tookMs } = await watch({ ...one, stay: '1m' });
    expect(result).toMatchObject({ outcome: 'passed', message: '1 alarm is quiet for 60 s' });
    expect(services.calls.filter((call) => call === 'alarms')).toHaveLength(7);
    expect(tookMs).toBe(60_000);
  });

  it.each([1, 4, 7])('fails as soon as an alarm goes off, at look %i', async (at) => {
    const { result, tookMs } = await watch(
      { ...one, stay: '1m' },
      { alarms: (look) => [{ state: look === at ? 'ALARM' : 'OK' }] },
    );
    expect(result.outcome).toBe('failed');
    expect(tookMs).toBe((at - 1) * 10_000);
  });

  it('judges missing data at the last look', async () => {
    const first = { alarms: (look: number) => [{ state: look < 7 ? 'INSUFFICIENT_DATA' : 'OK' }] };
    expect((await watch({ ...one, stay: '1m' }, first)).result.outcome).toBe('passed');
    const last = { alarms: (look: number) => [{ state: look < 7 ? 'OK' : 'INSUFFICIENT_DATA' }] };
    expect((await watch({ ...one, stay: '1m' }, last)).result.outcome).toBe('inconclusive');
  });

  it('refuses at once, with the numbers, if the time left cannot hold it', async () => {
    const { result, services } = await watch({ ...one, stay: '5m' }, {}, { timeMs: 60_000 });
    expect(result.outcome).toBe('errored');
    expect(result.message).toMatch(/stay is 300 s, but the hook has only 60 s left/);
    expect(services.calls).toEqual([]);
  });

  it('is inconclusive if the time ends before', async () => {
    const { clock, run } = simulatedTime();
    let leftMs = 70_000;
    const context = fakeContext(undefined, {
      lifecycleEvent: 'AfterAllowTraffic',
      clock,
      remainingTime: () => leftMs - clock.now(),
    });
    const services = fakeServices({
      alarms: (look) => {
        if (look === 3) leftMs = 25_000;
        return [{}];
      },
    });
    const result = await run(watchAlarms({ ...one, stayMs: 60_000 }, context, services));
    expect(result).toMatchObject({ outcome: 'inconclusive' });
    expect(result.message).toContain('no alarm went off for 20 s of 60 s');
  });
});

describe('which alarms', () => {
  it('takes a name that is given twice once', async () => {
    const { result } = await watch({ names: ['a', 'a'] });
    expect(result.measurements).toMatchObject({ n: 1 });
  });

  it('takes those of the deployment group', async () => {
    const { result, services } = await watch(
      { ofDeploymentGroup: true },
      { group: { enabled: true, names: ['x', 'y'] } },
    );
    expect(result).toMatchObject({ outcome: 'passed', measurements: { n: 2 } });
    expect(services.calls).toEqual(['deployment', 'groupAlarms', 'alarms', 'metricValues']);
  });

  it.each([
    [{ enabled: true, names: [] }, 'the deployment group orders has no alarms'],
    [{ enabled: false, names: ['x'] }, 'the deployment group orders has its alarms switched off'],
  ])('fails a group that watches nothing: %j', async (group, message) => {
    const { result } = await watch({ ofDeploymentGroup: true }, { group });
    expect(result).toEqual({ outcome: 'failed', message });
  });
});
