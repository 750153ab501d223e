import {
  DeploymentAlreadyCompletedException,
  DeploymentDoesNotExistException,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, heldHook, codeDeployOverHttp } from '../codeDeployOverHttp.ts';

describe('stopDeployment', () => {
  it.each([
    [true, true],
    [false, false],
    // The configuration of the group asks for a rollback.
    [undefined, true],
  ])('with autoRollbackEnabled %s: rolled back %s', async (autoRollbackEnabled, rolledBack) => {
    const opened = await codeDeployOverHttp();
    const { release } = heldHook(opened);
    const deployment = await opened.start();
    const { deploymentId } = deployment;
    const answer = await opened.client.send(
      new StopDeploymentCommand({ deploymentId, autoRollbackEnabled }),
    );
    expect(answer).toMatchObject({ status: 'Pending' });
    await deployment.finished;
    release();
    expect(deployment).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'MANUAL_STOP' },
    });
    expect(deployment.rollbackInfo !== undefined).toBe(rolledBack);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    const { deploymentId } = await opened.deploy();
    await expectError(
      opened.client.send(new StopDeploymentCommand({ deploymentId })),
      DeploymentAlreadyCompletedException,
      'Succeeded',
    );
    await expectError(
      opened.client.send(new StopDeploymentCommand({ deploymentId: 'd-ABCDEFGHI' })),
      DeploymentDoesNotExistException,
    );
  });
});
