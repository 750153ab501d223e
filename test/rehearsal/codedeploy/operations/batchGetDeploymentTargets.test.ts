import {
  BatchGetDeploymentTargetsCommand,
  DeploymentTargetDoesNotExistException,
  DeploymentTargetIdRequiredException,
  DeploymentTargetListSizeExceededException,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { manyTargets } from '../manyTargets.ts';
import { expectError, codeDeployOverHttp } from '../codeDeployOverHttp.ts';

describe('batchGetDeploymentTargets', () => {
  it('answers with 25 targets at most, in the order asked for', async () => {
    const opened = await codeDeployOverHttp();
    const { deploymentId, targets } = await opened.deploy(manyTargets(opened, 26));
    const ids = targets.map((target) => target.targetId).reverse();
    const get = async (targetIds: string[]): Promise<(string | undefined)[]> => {
      const command = new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds });
      const { deploymentTargets } = await opened.client.send(command);
      return deploymentTargets!.map((target) => target.lambdaTarget?.targetId);
    };
    expect(await get(ids.slice(0, 25))).toEqual(ids.slice(0, 25));
    await expectError(get(ids), DeploymentTargetListSizeExceededException, '26');
    await expectError(get([]), DeploymentTargetIdRequiredException);
    await expectError(get(['nobody']), DeploymentTargetDoesNotExistException, 'nobody');
  });
});
