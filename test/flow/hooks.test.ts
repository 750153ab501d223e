/** It cuts across all rooms: real hooks run in a deployment, against the stand-in. */
import { describe, expect, it } from 'vitest';
import { accepted, deploy } from './deploy.ts';

describe.concurrent('the checks of each lifecycle event', () => {
  it('invoke the new version before the shift and the alias after it', async () => {
    const result = await deploy({ before: 'before', after: 'after' });
    expect(result.status).toBe('Succeeded');
    expect(accepted(result)).toEqual(['Succeeded', 'Succeeded']);
    const actual = (event: 'BeforeAllowTraffic' | 'AfterAllowTraffic'): unknown =>
      result.hookReports[event]?.checks[1]?.actual;
    expect(actual('BeforeAllowTraffic')).toEqual({ executedVersion: '2', qualifier: '2' });
    expect(actual('AfterAllowTraffic')).toEqual({ executedVersion: '2', qualifier: 'live' });
  });

  it('fail if the function threw, although Invoke answers 200', async () => {
    const result = await deploy({ before: 'throwsInFunction' });
    expect(accepted(result)).toEqual(['Failed']);
    const [check] = result.hookReports.BeforeAllowTraffic?.checks ?? [];
    expect(check?.outcome).toBe('failed');
    expect(JSON.stringify(check)).toContain('thrown on purpose');
    expect(result.aliases).toMatchObject([{ functionVersion: '1', routing: {} }]);
  });

  it('fail after the shift if the role may not read the routing', async () => {
    const faults = { 'lambda.GetAlias': 'deny' } as const;
    const { hookReports } = await deploy({ after: 'after', faults, timeout: 6 });
    const arrived = hookReports.AfterAllowTraffic?.checks.at(-1);
    expect(hookReports.AfterAllowTraffic?.status).toBe('Failed');
    expect(arrived).toMatchObject({ name: 'traffic arrived', outcome: 'errored' });
    expect(arrived?.message).toContain('lambda:GetAlias: AccessDeniedException');
  });
});

describe('a permission that is missing', () => {
  it.each(['smokeInTwoSeconds', 'budgetOfTwoSeconds'])(
    'is named before the time of the check is over: %s',
    async (before) => {
      const faults = { 'lambda.Invoke': 'deny' } as const;
      const { hookReports } = await deploy({ before, faults });
      const [check] = hookReports.BeforeAllowTraffic?.checks ?? [];
      expect(check?.outcome).toBe('errored');
      expect(check?.message).toContain('lambda:InvokeFunction: AccessDeniedException');
      expect(check?.durationMs).toBeLessThan(2_000);
    },
  );

  it.each([
    ['lambda.GetAlias', { after: 'after' }],
    ['lambda.GetFunctionConfiguration', { before: 'describing' }],
  ])('is no matter if it spreads in time: %s', async (operation, hooks) => {
    const result = await deploy({ ...hooks, faults: { [operation]: { fault: 'deny', times: 2 } } });
    expect(accepted(result)).toEqual(['Succeeded']);
  });
});

describe.concurrent('an alias left partly on the old version', () => {
  it('fails AfterAllowTraffic and names both versions', async () => {
    const result = await deploy({ after: 'partlyBack' });
    expect(accepted(result)).toEqual(['Failed']);
    expect(result.hookReports.AfterAllowTraffic?.reason).toContain(
      'alias live of myfunc: /weights: expected {"2":1}, got {"1":0.2,"2":0.8}',
    );
    expect(result.hookReports.AfterAllowTraffic?.checks.at(-1)).toMatchObject({
      name: 'traffic arrived',
      outcome: 'failed',
    });
  });
});

describe.concurrent('an alias that moves while the checks run', () => {
  it('fails AfterAllowTraffic although a check read the routing before', async () => {
    const result = await deploy({ after: 'movedByCheck' });
    expect(accepted(result)).toEqual(['Failed']);
    const checks = result.hookReports.AfterAllowTraffic?.checks ?? [];
    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['moves the alias back', 'passed'],
      ['traffic arrived', 'failed'],
    ]);
  });
});

describe.concurrent('a custom check after the shift', () => {
  it('is failed by an answer of the old version, also if it catches that', async () => {
    const result = await deploy({ after: 'answeredByOld' });
    expect(accepted(result)).toEqual(['Failed']);
    const checks = result.hookReports.AfterAllowTraffic?.checks ?? [];
    expect(checks[0]).toMatchObject({
      name: 'takes any answer',
      outcome: 'failed',
      message: 'version 1 ran; expected version 2',
      expected: { executedVersion: '2' },
      actual: { executedVersion: '1' },
    });
    expect(checks[1]).toMatchObject({
      name: 'gets no answer',
      outcome: 'passed',
      actual: 'nothing',
    });
    expect(checks[2]).toMatchObject({
      name: 'asks for version 1 by its number',
      outcome: 'passed',
    });
  });
});

describe.concurrent('invocations', () => {
  it('are shared only by checks that ask for the same', async () => {
    const { hookReports } = await deploy({ before: 'sharing' });
    const checks = hookReports.BeforeAllowTraffic?.checks ?? [];
    const ids = Object.fromEntries(
      checks.map(({ name, actual, checks: nested }) => [name, actual ?? nested?.[0]?.actual]),
    );
    expect(ids['first']).toEqual(expect.any(String));
    expect(ids['same']).toBe(ids['first']);
    // A check that was aborted did not cancel it for the others.
    expect(checks[2]).toMatchObject({ name: 'aborted', outcome: 'errored' });
    const others = ['first', 'other payload', 'other version', 'other context', 'fresh', 'retried'];
    expect(others.map((name) => typeof ids[name])).toEqual(others.map(() => 'string'));
    expect(new Set(others.map((name) => ids[name])).size, JSON.stringify(checks)).toBe(6);
  });
});

describe.concurrent('a payload that is changed after a call', () => {
  it('was sent as it was at the time of the call', async () => {
    const { hookReports } = await deploy({ before: 'reusing' });
    const answers = hookReports.BeforeAllowTraffic?.checks[0]?.actual as { body: string }[];
    const ids = answers.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(new Set(ids).size).toBe(3);
  });
});

describe.concurrent('the answer that a check gets', () => {
  it('is a copy: a check that changes it does not harm the others', async () => {
    const { hookReports } = await deploy({ before: 'mutating', functions: { myfunc: 'broken' } });
    const afterwards = hookReports.BeforeAllowTraffic?.checks[1];
    expect(afterwards).toMatchObject({ name: 'afterwards', actual: [500, { '1': 1 }] });
  });
});

describe('a budget', () => {
  it('is errored and says so if it was throttled to the end', async () => {
    const faults = { 'lambda.Invoke': 'throttle' } as const;
    const { hookReports } = await deploy({ before: 'budgetOfTwoSeconds', faults });
    const { checks = [], status } = hookReports.BeforeAllowTraffic ?? {};
    expect(status).toBe('Failed');
    expect(checks[0]).toMatchObject({ name: 'latencyBudget', outcome: 'errored' });
    expect(checks[0]?.message).toMatch(/no call was answered: .*TooManyRequestsException/);
  });
});

describe.concurrent('rollbacks', () => {
  const assumptions = { hooksOnRollback: true };

  it('are checked like any other deployment', async () => {
    const result = await deploy({ before: 'rollbacksRun', assumptions });
    expect(accepted(result)).toEqual(['Failed', 'Failed']);
  });

  it('pass unchecked if the handler says so, but other deployments do not', async () => {
    const result = await deploy({ before: 'rollbacksPass', assumptions });
    expect(accepted(result)).toEqual(['Failed', 'Succeeded']);
    expect(result.rollback?.status).toBe('Succeeded');
  });
});
