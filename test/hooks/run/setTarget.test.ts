/** A target that is set, compared with a deployment that a real client reads over HTTP. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import type { Target, TargetSetting } from '../../../src/model/target.ts';
import { lifecycleHook } from '../../../src/hooks/lifecycleHook.ts';
import type { HookReport } from '../../../src/model/hookReport.ts';
import { clientEnvironment } from '../../../src/rehearsal/credentials.ts';
import { startServer, type StandInServer } from '../../../src/rehearsal/http/startServer.ts';
import { testCredentials } from '../../rehearsal/testCredentials.ts';

type Deployed = Partial<Pick<Target, 'functionName' | 'alias' | 'targetVersion'>>;

let server: StandInServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

const describedTarget = ({ functionName = 'orders', alias, targetVersion }: Deployed) => ({
  deploymentTargetType: 'LambdaTarget',
  lambdaTarget: {
    lifecycleEvents: [{ lifecycleEventName: 'BeforeAllowTraffic', status: 'InProgress' }],
    lambdaFunctionInfo: { functionName, functionAlias: alias, targetVersion },
  },
});

/** Runs a hook for both events, which reads the deployment to find out which of them runs. */
async function run(target: TargetSetting, deployed: Deployed[]): Promise<HookReport> {
  server = await startServer({
    codedeploy: {
      ListDeploymentTargets: () => ({ targetIds: deployed.map((_, index) => String(index)) }),
      BatchGetDeploymentTargets: () => ({ deploymentTargets: deployed.map(describedTarget) }),
      GetDeployment: () => ({ deploymentInfo: { applicationName: 'orders' } }),
      GetApplicationRevision: () => ({ revision: { revisionType: 'S3' } }),
      PutLifecycleEventHookExecutionStatus: () => ({ lifecycleEventHookExecutionId: 'h-1' }),
    },
    lambda: {},
    credentials: testCredentials,
  });
  const environment = clientEnvironment(server.endpoint, 'eu-west-1', testCredentials);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const silent = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
  const passes = [defineCheck('passes', () => undefined)];
  const hook = lifecycleHook({
    BeforeAllowTraffic: passes,
    AfterAllowTraffic: passes,
    target,
    logger: silent,
  });
  const event = { DeploymentId: 'd-ABCDEFGHI', LifecycleEventHookExecutionId: 'h-1' };
  return hook(event, {
    functionName: 'hook',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hook',
    getRemainingTimeInMillis: () => 10_000,
  } as never);
}

const live = { alias: 'live', targetVersion: '8' };
const beta = { alias: 'beta', targetVersion: '9' };
const arn = (region: string, account: string): string =>
  `arn:aws:lambda:${region}:${account}:function:orders`;

describe('a target that is set', () => {
  it.each<[string, TargetSetting, Deployed[]]>([
    ['the first of two aliases', 'orders:8', [live, beta]],
    ['the second of two aliases', 'orders:9', [live, beta]],
    ['an alias and its version', { functionName: 'orders', ...beta }, [live, beta]],
    ['another function', 'payments:1', [live]],
    ['the same name in another region', `${arn('us-east-1', '123456789012')}:1`, [live]],
    ['the same name in another account', `${arn('eu-west-1', '999999999999')}:1`, [live]],
    ['the same name in another account, in part', '999999999999:function:orders:1', [live]],
    ['a version that the deployment does not say', 'orders:8', [{ alias: 'live' }]],
  ])('is taken: %s', async (_what, target, deployed) => {
    const report = await run(target, deployed);
    expect(report).toMatchObject({ status: 'Succeeded', reported: 'accepted' });
    expect(report).not.toHaveProperty('notes');
  });

  it.each<[string, TargetSetting, Deployed[], string]>([
    ['by its name', 'orders:7', [live], 'version 7 of orders'],
    ['by its ARN', `${arn('eu-west-1', '123456789012')}:7`, [live], 'version 7 of orders'],
    ['by a partial ARN', '123456789012:function:orders:7', [live], 'version 7 of orders'],
    [
      'if the deployment has the ARN',
      'orders:7',
      [{ ...live, functionName: arn('eu-west-1', '123456789012') }],
      'version 7 of orders',
    ],
    [
      'if the alias is another one',
      { functionName: 'orders', alias: 'blue', targetVersion: '8' },
      [live],
      'version 8 for alias blue of orders',
    ],
    [
      'if the alias has another version',
      { functionName: 'orders', alias: 'beta', targetVersion: '8' },
      [live],
      'version 8 for alias beta of orders',
    ],
  ])('is refused if it contradicts the deployment: %s', async (_how, target, deployed, named) => {
    const report = await run(target, deployed);
    expect(report.status).toBe('Failed');
    expect(report.reason).toContain(
      `the option target names ${named}, but the deployment deploys version 8 for alias live`,
    );
  });

  it('is refused with all that the deployment deploys', async () => {
    const { reason } = await run('orders:7', [live, beta]);
    expect(reason).toContain('deploys version 8 for alias live and version 9 for alias beta');
  });
});
