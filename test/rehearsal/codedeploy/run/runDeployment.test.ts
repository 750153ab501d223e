import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/rehearsal/clock.ts';
import type { Deployment } from '../../../../src/rehearsal/codedeploy/state/deployment.ts';
import { simulatedClock } from '../../../../src/rehearsal/simulatedClock.ts';
import { appSpec, localCodeDeploy, revision } from '../localCodeDeploy.ts';

const statuses = (deployment: Deployment): Record<string, string> =>
  Object.fromEntries(deployment.events.map((event) => [event.name, event.status]));

const linear = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute';
const canary = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';

describe('runDeployment', () => {
  it('runs the hooks around the traffic and leaves the alias on the target version', async () => {
    const { deploy, lambda } = localCodeDeploy();
    const deployment = await deploy();
    expect(deployment.status).toBe('Succeeded');
    expect(statuses(deployment)).toEqual({
      BeforeAllowTraffic: 'Succeeded',
      AllowTraffic: 'Succeeded',
      AfterAllowTraffic: 'Succeeded',
    });
    expect(lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '2' });
  });

  it('goes through Created, Queued and InProgress', async () => {
    const { deploy, events } = localCodeDeploy();
    await deploy();
    const seen = events.flatMap((event) => (event.type === 'deployment' ? [event.status] : []));
    expect(seen).toEqual(['Created', 'Queued', 'InProgress', 'Succeeded']);
  });

  it('leaves no timer running when it has ended', async () => {
    const inner = simulatedClock({ minuteMs: 1 });
    let waiting = 0;
    const clock: Clock = {
      ...inner,
      wait: async (minutes, signal) => {
        waiting += 1;
        await inner.wait(minutes, signal).finally(() => (waiting -= 1));
      },
    };
    const { deploy } = localCodeDeploy({ clock });
    await deploy({ deploymentConfigName: canary });
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting).toBe(0);
  });

  it('skips the events that have no hook', async () => {
    const { deploy } = localCodeDeploy();
    const deployment = await deploy({ revision: revision(appSpec({ hooks: [] })) });
    expect(deployment.status).toBe('Succeeded');
    expect(statuses(deployment)).toMatchObject({
      BeforeAllowTraffic: 'Skipped',
      AfterAllowTraffic: 'Skipped',
    });
  });

  it('shifts linearly, 10% every minute', async () => {
    const { deploy, traffic } = localCodeDeploy();
    await deploy({ deploymentConfigName: linear });
    const first = traffic()[0]?.atMinute ?? 0;
    expect(
      traffic().map((event) => [Number((event.atMinute - first).toFixed(2)), event.targetShare]),
    ).toEqual(Array.from({ length: 10 }, (_, step) => [step, (step + 1) / 10]));
    expect(traffic()[0]?.weights).toEqual({ '1': 0.9, '2': 0.1 });
    expect(traffic()[9]?.weights).toEqual({ '2': 1 });
  });

  it('shifts a canary in two steps', async () => {
    const { deploy, traffic } = localCodeDeploy();
    await deploy({ deploymentConfigName: canary });
    const first = traffic()[0]?.atMinute ?? 0;
    expect(
      traffic().map((event) => [Number((event.atMinute - first).toFixed(2)), event.targetShare]),
    ).toEqual([
      [0, 0.1],
      [5, 1],
    ]);
  });

  it('runs AfterAllowTraffic with all traffic on the target version', async () => {
    const { deploy, lambda, report } = localCodeDeploy();
    let seen: unknown;
    lambda.hooks.set('after', (payload) => {
      seen = lambda.alias('myfunc', 'myalias');
      return report('Succeeded')(payload);
    });
    await deploy({ deploymentConfigName: linear });
    expect(seen).toEqual({ functionVersion: '2' });
  });

  it('fails and never shifts traffic if BeforeAllowTraffic reports Failed', async () => {
    const { deploy, lambda, report, traffic, state } = localCodeDeploy();
    lambda.hooks.set('before', report('Failed'));
    const deployment = await deploy();
    expect(deployment).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE' },
    });
    expect(statuses(deployment)).toEqual({
      BeforeAllowTraffic: 'Failed',
      AllowTraffic: 'Skipped',
      AfterAllowTraffic: 'Skipped',
    });
    expect(traffic()).toEqual([]);
    const rollback = state.store.deployments.get(deployment.rollbackInfo!.rollbackDeploymentId!);
    expect(rollback).toMatchObject({ status: 'Succeeded', creator: 'codeDeployRollback' });
  });

  it('rolls back in a second deployment if AfterAllowTraffic reports Failed', async () => {
    const { deploy, lambda, report, traffic, state } = localCodeDeploy();
    lambda.hooks.set('after', report('Failed'));
    const deployment = await deploy();
    expect(deployment.status).toBe('Failed');
    expect(lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '1' });
    const rollback = state.store.deployments.get(deployment.rollbackInfo!.rollbackDeploymentId!)!;
    expect(rollback.rollbackInfo?.rollbackTriggeringDeploymentId).toBe(deployment.deploymentId);
    expect(statuses(rollback)).toEqual({
      BeforeAllowTraffic: 'Skipped',
      AllowTraffic: 'Succeeded',
      AfterAllowTraffic: 'Skipped',
    });
    expect(traffic().map((event) => event.weights)).toEqual([{ '2': 1 }, { '1': 1 }]);
  });

  it('leaves the alias as it is if no rollback is configured', async () => {
    const off = {
      autoRollbackConfiguration: { enabled: false, events: ['DEPLOYMENT_FAILURE'] },
    };
    const asIs = localCodeDeploy();
    asIs.lambda.hooks.set('after', asIs.report('Failed'));
    expect((await asIs.deploy(off)).rollbackInfo).toBeUndefined();
    expect(asIs.lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '2' });

    const back = localCodeDeploy({ assumptions: { aliasWithoutRollback: 'currentVersion' } });
    back.lambda.hooks.set('after', back.report('Failed'));
    expect((await back.deploy(off)).rollbackInfo).toBeUndefined();
    expect(back.lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '1' });
  });

  it.each(['HOOK_EXECUTION_FAILURE', 'INVALID_LAMBDA_FUNCTION'] as const)(
    'rolls back after a failed hook, whatever its code is: %s',
    async (failedHookCode) => {
      const { deploy, lambda, report } = localCodeDeploy({ assumptions: { failedHookCode } });
      lambda.hooks.set('after', report('Failed'));
      const deployment = await deploy();
      expect(deployment.errorInformation?.code).toBe(failedHookCode);
      expect(deployment.rollbackInfo?.rollbackDeploymentId).toBeDefined();
      expect(lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '1' });
    },
  );

  it('runs the hooks of a rollback under that assumption', async () => {
    const { deploy, lambda, report, state } = localCodeDeploy({
      assumptions: { hooksOnRollback: true },
    });
    let calls = 0;
    lambda.hooks.set('after', (payload) => {
      calls += 1;
      return report(calls === 1 ? 'Failed' : 'Succeeded')(payload);
    });
    const deployment = await deploy();
    const rollback = state.store.deployments.get(deployment.rollbackInfo!.rollbackDeploymentId!)!;
    expect(calls).toBe(2);
    expect(statuses(rollback)).toMatchObject({ AfterAllowTraffic: 'Succeeded' });
  });

  it.each([
    ['returns without a report', () => 'fine', 'invoked once and returned without a report'],
    [
      'throws',
      () => {
        throw new Error('broke');
      },
      'invoked 3 times, and last ended with Error: broke',
    ],
  ])('fails with TIMEOUT after an hour if the hook %s', async (_, hook, message) => {
    const { deploy, lambda, state } = localCodeDeploy();
    lambda.hooks.set('before', hook);
    const deployment = await deploy();
    expect(deployment).toMatchObject({ status: 'Failed', errorInformation: { code: 'TIMEOUT' } });
    expect(deployment.errorInformation?.message).toContain(message);
    expect(deployment.events[0]?.diagnostics).toMatchObject({ errorCode: 'ScriptTimedOut' });
    expect(Math.round(state.context.clock.now() - deployment.startMinute)).toBeGreaterThanOrEqual(
      60,
    );
  });

  it('does not time out a running hook, however short the minutes', async () => {
    const { deploy, lambda, report } = localCodeDeploy({ hookTimeout: 1 });
    lambda.hooks.set('before', async (payload) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return report('Succeeded')(payload);
    });
    expect((await deploy()).status).toBe('Succeeded');
  });

  it('fails if the hook cannot be invoked', async () => {
    const { deploy } = localCodeDeploy();
    const deployment = await deploy({
      revision: revision(appSpec({ hooks: [{ BeforeAllowTraffic: 'nobody' }] })),
    });
    expect(deployment).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'IAM_ROLE_PERMISSIONS' },
    });
    expect(deployment.events[0]?.diagnostics?.message).toContain('nobody');
  });

  it.each([
    [{ name: 'other' }, 'INVALID_LAMBDA_FUNCTION', 'no such function'],
    [{ target: '7' }, 'INVALID_LAMBDA_FUNCTION', 'no version 7; it has 1, 2'],
    [{ alias: 'live' }, 'INVALID_LAMBDA_CONFIGURATION', 'no alias live'],
    [{ current: '2', target: '1' }, 'INVALID_LAMBDA_CONFIGURATION', 'is on version 1'],
    [{ target: '1' }, 'INVALID_LAMBDA_CONFIGURATION', 'are both 1'],
  ])('fails if the target cannot be deployed: %o', async (change, code, message) => {
    const { deploy, traffic } = localCodeDeploy();
    const deployment = await deploy({ revision: revision(appSpec(change)) });
    expect(deployment).toMatchObject({ status: 'Failed', errorInformation: { code } });
    expect(deployment.errorInformation?.message).toContain(message);
    expect(traffic()).toEqual([]);
  });

  it('accepts the first of two reports and refuses the second', async () => {
    const { deploy, lambda, report } = localCodeDeploy();
    const errors: unknown[] = [];
    lambda.hooks.set('before', (payload) => {
      report('Failed')(payload);
      try {
        report('Succeeded')(payload);
      } catch (error) {
        errors.push(error);
      }
    });
    expect((await deploy()).status).toBe('Failed');
    expect(errors).toMatchObject([{ code: 'LifecycleEventAlreadyCompletedException' }]);
  });

  it('delivers the event twice if a duplicate is asked for', async () => {
    const { deploy, lambda, report } = localCodeDeploy({ duplicates: ['BeforeAllowTraffic'] });
    const ids: string[] = [];
    lambda.hooks.set('before', (payload) => {
      ids.push(payload.LifecycleEventHookExecutionId);
      return report('Succeeded')(payload);
    });
    expect((await deploy()).status).toBe('Succeeded');
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('stops while traffic shifts, and rolls back', async () => {
    const { state, deploy, operations, lambda } = localCodeDeploy();
    state.context.listeners.add((event) => {
      if (event.type !== 'traffic' || event.targetShare !== 0.3) return;
      operations['StopDeployment']!({ deploymentId: event.deploymentId });
    });
    const deployment = await deploy({ deploymentConfigName: linear });
    expect(deployment).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'MANUAL_STOP' },
      rollbackInfo: { rollbackDeploymentId: expect.stringMatching(/^d-/) as string },
    });
    expect(statuses(deployment)).toMatchObject({
      AllowTraffic: 'Failed',
      AfterAllowTraffic: 'Skipped',
    });
    expect(lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '1' });
  });

  it('stops while it waits for a hook', async () => {
    const { start, lambda, operations } = localCodeDeploy({
      clock: simulatedClock({ minuteMs: 1000 }),
    });
    lambda.hooks.set('before', (payload) => {
      setTimeout(() => {
        operations['StopDeployment']!({
          deploymentId: payload.DeploymentId,
          autoRollbackEnabled: false,
        });
      }, 20);
    });
    const deployment = await start();
    await deployment.finished;
    expect(deployment).toMatchObject({ status: 'Stopped' });
    expect(deployment.rollbackInfo).toBeUndefined();
  });

  it('stops before its first event', async () => {
    const { start, operations, traffic, lambda } = localCodeDeploy();
    let invoked = false;
    lambda.hooks.set('before', () => void (invoked = true));
    const deployment = await start();
    operations['StopDeployment']!({ deploymentId: deployment.deploymentId });
    await deployment.finished;
    expect(deployment.status).toBe('Stopped');
    expect({ invoked, traffic: traffic() }).toEqual({ invoked: false, traffic: [] });
  });

  it('fails if the alias is deleted during the deployment', async () => {
    const { deploy, lambda, state } = localCodeDeploy();
    state.context.listeners.add((event) => {
      if (event.type === 'traffic') lambda.aliases.clear();
    });
    const deployment = await deploy({ deploymentConfigName: canary });
    expect(deployment).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'INVALID_LAMBDA_FUNCTION' },
    });
  });

  it('refuses to deploy to an application of another platform', async () => {
    const { operations, deploy } = localCodeDeploy();
    operations['CreateApplication']!({ applicationName: 'servers' });
    operations['CreateDeploymentGroup']!({
      applicationName: 'servers',
      deploymentGroupName: 'group',
      serviceRoleArn: 'role',
    });
    expect(await deploy({ applicationName: 'servers' })).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'NO_INSTANCES' },
    });
  });

  it('shifts the alias of every function', async () => {
    const { deploy, lambda } = localCodeDeploy();
    lambda.functions.set('other', ['3', '4']);
    lambda.putAlias('other', 'live', { functionVersion: '3' });
    const both = JSON.parse(appSpec()) as { Resources: unknown[] };
    const second = JSON.parse(
      appSpec({ name: 'other', alias: 'live', current: '3', target: '4' }),
    ) as { Resources: unknown[] };
    both.Resources.push(...second.Resources);
    const deployment = await deploy({ revision: revision(JSON.stringify(both)) });
    expect(deployment.targets.map((target) => target.targetId)).toEqual([
      'myfunc:myalias',
      'other:live',
    ]);
    expect(lambda.alias('other', 'live')).toEqual({ functionVersion: '4' });
  });
});
