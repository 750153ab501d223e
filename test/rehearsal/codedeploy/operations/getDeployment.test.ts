import {
  DeploymentDoesNotExistException,
  DeploymentIdRequiredException,
  GetDeploymentCommand,
  InvalidDeploymentIdException,
  type DeploymentInfo,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp, type CodeDeployOverHttp } from '../codeDeployOverHttp.ts';

const get = async ({ client }: CodeDeployOverHttp, deploymentId: string): Promise<DeploymentInfo> =>
  (await client.send(new GetDeploymentCommand({ deploymentId }))).deploymentInfo!;

describe('getDeployment', () => {
  it('answers with the revision but without its content', async () => {
    const opened = await codeDeployOverHttp();
    const { deploymentId, revision } = await opened.deploy({ description: 'the first' });
    const info = await get(opened, deploymentId);
    expect(info).toMatchObject({
      applicationName: 'app',
      deploymentGroupName: 'group',
      deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      deploymentId,
      status: 'Succeeded',
      description: 'the first',
      creator: 'user',
      computePlatform: 'Lambda',
      deploymentOverview: { Succeeded: 1, Failed: 0 },
    });
    expect(info.revision).toEqual({
      revisionType: 'AppSpecContent',
      appSpecContent: { sha256: revision.sha256 },
    });
    const times = [info.createTime!, info.startTime!, info.completeTime!].map(Number);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('links a failed deployment and its rollback', async () => {
    const opened = await codeDeployOverHttp();
    opened.lambda.hooks.set('before', opened.report('Failed'));
    const { deploymentId } = await opened.deploy();
    const failed = await get(opened, deploymentId);
    expect(failed).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE' },
    });
    const rollback = await get(opened, failed.rollbackInfo!.rollbackDeploymentId!);
    expect(rollback).toMatchObject({
      status: 'Succeeded',
      creator: 'codeDeployRollback',
      rollbackInfo: { rollbackTriggeringDeploymentId: deploymentId },
    });
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    await expectError(get(opened, ''), DeploymentIdRequiredException);
    await expectError(get(opened, 'nonsense'), InvalidDeploymentIdException, 'nonsense');
    await expectError(get(opened, 'd-ABCDEFGHI'), DeploymentDoesNotExistException, 'd-ABCDEFGHI');
  });
});
