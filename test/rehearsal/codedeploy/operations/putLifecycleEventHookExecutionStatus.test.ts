import {
  CreateApplicationCommand,
  CreateDeploymentGroupCommand,
  DeploymentDoesNotExistException,
  DeploymentIdRequiredException,
  InvalidDeploymentIdException,
  InvalidLifecycleEventHookExecutionIdException,
  InvalidLifecycleEventHookExecutionStatusException,
  LifecycleEventAlreadyCompletedException,
  PutLifecycleEventHookExecutionStatusCommand,
  UnsupportedActionForDeploymentTypeException,
  type LifecycleEventStatus,
  type PutLifecycleEventHookExecutionStatusCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import type { HookPayload } from '../fakeLambda.ts';
import { expectError, codeDeployOverHttp, type CodeDeployOverHttp } from '../codeDeployOverHttp.ts';

const put = (
  { client }: CodeDeployOverHttp,
  input: PutLifecycleEventHookExecutionStatusCommandInput,
): Promise<unknown> => client.send(new PutLifecycleEventHookExecutionStatusCommand(input));

const report = (
  payload: HookPayload,
  status: LifecycleEventStatus = 'Succeeded',
): PutLifecycleEventHookExecutionStatusCommandInput => ({
  deploymentId: payload.DeploymentId,
  lifecycleEventHookExecutionId: payload.LifecycleEventHookExecutionId,
  status,
});

/** Runs a deployment with this hook, which reports Succeeded at its end. */
async function duringHook(
  run: (opened: CodeDeployOverHttp, payload: HookPayload) => Promise<void>,
) {
  const opened = await codeDeployOverHttp();
  let failure: unknown;
  opened.lambda.hooks.set('before', async (payload) => {
    await run(opened, payload).catch((error: unknown) => (failure = error));
    await put(opened, report(payload)).catch(() => undefined);
  });
  const deployment = await opened.deploy();
  if (failure !== undefined) throw failure;
  return { opened, deployment };
}

describe('putLifecycleEventHookExecutionStatus', () => {
  it('answers with the id of the execution', async () => {
    const { deployment } = await duringHook(async (opened, payload) => {
      expect(await put(opened, report(payload))).toMatchObject({
        lifecycleEventHookExecutionId: payload.LifecycleEventHookExecutionId,
      });
    });
    expect(deployment.status).toBe('Succeeded');
  });

  it.each(['InProgress', 'Pending', 'Skipped', 'Unknown', 'succeeded', undefined])(
    'refuses the status %s, and goes on waiting',
    async (status) => {
      const { deployment } = await duringHook((opened, payload) =>
        expectError(
          put(opened, { ...report(payload), status: status as LifecycleEventStatus }),
          InvalidLifecycleEventHookExecutionStatusException,
          'expected Succeeded or Failed',
        ),
      );
      expect(deployment.status).toBe('Succeeded');
    },
  );

  it('refuses an execution of another deployment', async () => {
    await duringHook(async (opened, payload) => {
      for (const lifecycleEventHookExecutionId of [undefined, '', 'made-up']) {
        await expectError(
          put(opened, { ...report(payload), lifecycleEventHookExecutionId }),
          InvalidLifecycleEventHookExecutionIdException,
        );
      }
    });
  });

  it('refuses a report for an unknown deployment or for none', async () => {
    await duringHook(async (opened, payload) => {
      const about = (deploymentId?: string): Promise<unknown> =>
        put(opened, { ...report(payload), deploymentId });
      await expectError(about(), DeploymentIdRequiredException);
      await expectError(about('nonsense'), InvalidDeploymentIdException);
      await expectError(about('d-ABCDEFGHI'), DeploymentDoesNotExistException);
    });
  });

  it('refuses a second report, and one after the end of the event', async () => {
    let late: HookPayload | undefined;
    const { opened } = await duringHook(async (during, payload) => {
      late = payload;
      await put(during, report(payload));
      await expectError(
        put(during, report(payload, 'Failed')),
        LifecycleEventAlreadyCompletedException,
        'BeforeAllowTraffic',
      );
    });
    await expectError(put(opened, report(late!)), LifecycleEventAlreadyCompletedException);
  });

  it('refuses a report that is too late', async () => {
    const opened = await codeDeployOverHttp();
    let late: HookPayload | undefined;
    opened.lambda.hooks.set('before', (payload) => void (late = payload));
    const deployment = await opened.deploy();
    expect(deployment.errorInformation?.code).toBe('TIMEOUT');
    await expectError(put(opened, report(late!)), LifecycleEventAlreadyCompletedException);
  });

  it('accepts reports for Lambda functions and ECS services only', async () => {
    const opened = await codeDeployOverHttp();
    await opened.client.send(new CreateApplicationCommand({ applicationName: 'servers' }));
    await opened.client.send(
      new CreateDeploymentGroupCommand({
        applicationName: 'servers',
        deploymentGroupName: 'group',
        serviceRoleArn: 'role',
      }),
    );
    const { deploymentId } = await opened.deploy({ applicationName: 'servers' });
    await expectError(
      put(opened, { deploymentId, lifecycleEventHookExecutionId: 'x', status: 'Succeeded' }),
      UnsupportedActionForDeploymentTypeException,
    );
  });
});
