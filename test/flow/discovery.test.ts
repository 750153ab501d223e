import { describe, expect, it } from 'vitest';
import { accepted, deploy } from './deploy.ts';

const denyTargets = { 'codedeploy.ListDeploymentTargets': 'deny' } as const;
const arn = 'arn:aws:lambda:us-east-1:123456789012:function:myfunc';

/** In seconds: short for a hook that asks again because all that it asked was denied. */
const timeout = 6;
const found = { functionName: 'myfunc', alias: 'live', currentVersion: '1', targetVersion: '2' };

describe.concurrent('the target, if nothing is set', () => {
  it('asks the deployment’s targets first', async () => {
    const result = await deploy({ before: 'before' });
    expect(result.hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      targets: [{ ...found, foundBy: 'deploymentTargets' }],
    });
    expect(result.hookReports.BeforeAllowTraffic).not.toHaveProperty('notes');
  });

  it.each(['string', 'appSpecContent'] as const)(
    'reads the AppSpec under %s if the targets are denied, and notes what was missing',
    async (revision) => {
      const result = await deploy({ before: 'before', faults: denyTargets, revision });
      expect(accepted(result)).toEqual(['Succeeded']);
      expect(result.hookReports.BeforeAllowTraffic).toMatchObject({
        targets: [{ ...found, foundBy: 'appSpec' }],
        notes: [expect.stringContaining('lacks codedeploy:ListDeploymentTargets')],
      });
    },
  );

  it('asks the next source if one returns garbage', async () => {
    const faults = { 'codedeploy.BatchGetDeploymentTargets': 'garbage' } as const;
    const { hookReports } = await deploy({ before: 'before', faults });
    expect(hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      targets: [{ ...found, foundBy: 'appSpec' }],
      notes: [expect.stringMatching(/^deploymentTargets: /)],
    });
  });

  it('says why each source failed if none answers', async () => {
    const faults = { ...denyTargets, 'codedeploy.GetApplicationRevision': 'deny' } as const;
    const result = await deploy({ before: 'before', faults, timeout });
    expect(accepted(result)).toEqual(['Failed']);
    const { reason } = result.hookReports.BeforeAllowTraffic ?? {};
    expect(reason).toContain('lacks codedeploy:ListDeploymentTargets');
    expect(reason).toContain('lacks codedeploy:GetApplicationRevision');
    expect(reason).toContain('ALLOW_TRAFFIC_TARGET');
  });

  it.each([
    ['both sources are denied', { 'codedeploy.GetDeployment': { fault: 'deny', times: 2 } }],
    ['one is denied and the other broken', { 'codedeploy.GetDeployment': 'garbage' }],
  ] as const)('asks again while %s', async (_what, fault) => {
    const faults = {
      'codedeploy.ListDeploymentTargets': { fault: 'deny', times: 2 },
      ...fault,
    } as const;
    const { hookReports } = await deploy({ before: 'before', faults });
    expect(hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      targets: [{ ...found, foundBy: 'deploymentTargets' }],
    });
  });

  it('names the broken one of two functions', async () => {
    const functions = { orders: 'well', payments: 'broken' } as const;
    const result = await deploy({ before: 'before', functions });
    expect(result.status).toBe('Failed');
    const report = result.hookReports.BeforeAllowTraffic;
    expect(report?.reason).toMatch(/^1 of 4 checks did not pass: smokeInvoke \(payments\) failed/);
    expect(report?.checks.map(({ functionName, outcome }) => [functionName, outcome])).toEqual([
      ['orders', 'passed'],
      ['orders', 'passed'],
      ['payments', 'failed'],
      ['payments', 'passed'],
    ]);
  });
});

describe.concurrent('a target that is set', () => {
  it('wins over the deployment, which is then not read', async () => {
    const faults = {
      ...denyTargets,
      'codedeploy.BatchGetDeploymentTargets': 'deny',
      'codedeploy.GetDeployment': 'deny',
    } as const;
    const environment = { ALLOW_TRAFFIC_TARGET: 'myfunc:2' };
    const { hookReports } = await deploy({ before: 'before', faults, environment });
    expect(hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      targets: [{ functionName: 'myfunc', targetVersion: '2', foundBy: 'environment' }],
    });
    expect(hookReports.BeforeAllowTraffic).not.toHaveProperty('notes');
  });

  it('makes the hook Failed if it does not name a version', async () => {
    const environment = { ALLOW_TRAFFIC_TARGET: 'myfunc:live' };
    const { hookReports } = await deploy({ before: 'before', environment });
    expect(hookReports.BeforeAllowTraffic?.reason).toMatch(
      /ALLOW_TRAFFIC_TARGET names myfunc:live; expected a version number/,
    );
  });

  it.each([
    ['its name', 'myfunc', {}],
    ['its ARN', arn, { functionArn: arn }],
  ])('is completed from the deployment by %s if the alias is needed', async (_, named, names) => {
    const environment = { ALLOW_TRAFFIC_TARGET: `${named}:2` };
    const { hookReports } = await deploy({ after: 'named', environment });
    expect(hookReports.AfterAllowTraffic).toMatchObject({
      status: 'Succeeded',
      targets: [{ functionName: 'myfunc', ...names, targetVersion: '2' }],
      checks: [{ functionName: 'myfunc', outcome: 'passed' }, {}, { name: 'traffic arrived' }],
    });
    expect(hookReports.AfterAllowTraffic?.checks[1]).toMatchObject({
      actual: { executedVersion: '2', qualifier: 'live' },
    });
  });

  it('fails after the shift if the alias is not known', async () => {
    const faults = { ...denyTargets, 'codedeploy.GetDeployment': 'deny' } as const;
    const environment = { ALLOW_TRAFFIC_TARGET: 'myfunc:2' };
    const { hookReports } = await deploy({ after: 'after', environment, faults, timeout });
    const report = hookReports.AfterAllowTraffic;
    expect(report?.status).toBe('Failed');
    expect(report?.checks.map(({ outcome }) => outcome)).toEqual(['errored', 'errored', 'errored']);
    expect(report?.checks[1]?.message).toContain('the alias of myfunc is not known');
  });

  it.each([
    ['after the shift', { after: 'after' }],
    ['by a hook that reads the deployment for its event', { both: 'both' }],
  ])('is refused if the deployment deploys another version: %s', async (_when, hooks) => {
    const environment = { ALLOW_TRAFFIC_TARGET: 'myfunc:1' };
    const result = await deploy({ ...hooks, environment });
    expect(accepted(result)).toEqual(['Failed']);
    const [report] = Object.values(result.hookReports);
    expect(report?.reason).toContain(
      'ALLOW_TRAFFIC_TARGET names version 1 of myfunc, but the deployment deploys version 2 for alias live',
    );
  });
});

describe.concurrent('one function for both events', () => {
  const ran = (report: { checks: { name: string }[] } | undefined): string[] =>
    (report?.checks ?? []).map((check) => check.name);

  it.each([
    ['the running event of the targets', {}],
    ['the AppSpec’s hooks', denyTargets],
  ])('tells them apart by %s', async (_how, faults) => {
    // In the AppSpec, one name for both events is ambiguous, but two aliases or versions are not.
    const result = await deploy({ both: 'both', faults, timeout });
    if (faults === denyTargets) {
      expect(accepted(result)).toEqual(['Failed']);
      expect(result.hookReports.BeforeAllowTraffic?.reason).toMatch(/several hooks of the AppSpec/);
      return;
    }
    expect(accepted(result)).toEqual(['Succeeded', 'Succeeded']);
    expect(ran(result.hookReports.BeforeAllowTraffic)).toContain('before');
    expect(ran(result.hookReports.AfterAllowTraffic)).toEqual([
      'smokeInvoke',
      'after',
      'traffic arrived',
    ]);
  });

  it('tells them apart by the AppSpec if each event names its own function', async () => {
    const result = await deploy({ before: 'both', after: 'both', faults: denyTargets });
    expect(accepted(result)).toEqual(['Succeeded', 'Succeeded']);
    expect(ran(result.hookReports.BeforeAllowTraffic)).toContain('before');
    expect(ran(result.hookReports.AfterAllowTraffic)).toContain('after');
  });
});

describe('round trips before the first check', () => {
  // Each request takes a second, so requests that wait for one another add up.
  const latency = 1_000;
  const slow = Object.fromEntries(
    [
      'ListDeploymentTargets',
      'BatchGetDeploymentTargets',
      'GetDeployment',
      'GetApplicationRevision',
    ].map((operation) => [`codedeploy.${operation}`, { latency }]),
  );
  const atMs = async (environment: Record<string, string>, faults = slow): Promise<number> => {
    const { hookReports } = await deploy({ before: 'timed', faults, environment });
    expect(hookReports.BeforeAllowTraffic?.status).toBe('Succeeded');
    return hookReports.BeforeAllowTraffic?.checks[0]?.measurements?.['atMs'] ?? Number.NaN;
  };

  it('are two if the hook has to find its target', async () => {
    const waited = await atMs({});
    expect(waited).toBeGreaterThan(2 * latency - 50);
    expect(waited).toBeLessThan(3 * latency);
  });

  it('are two by the AppSpec as well, because both sources are asked at once', async () => {
    const waited = await atMs(
      {},
      { ...slow, 'codedeploy.BatchGetDeploymentTargets': 'deny' as never },
    );
    expect(waited).toBeLessThan(3 * latency);
  });

  it('are none if the target is set', async () => {
    expect(await atMs({ ALLOW_TRAFFIC_TARGET: 'myfunc:2' })).toBeLessThan(latency);
  });
});
