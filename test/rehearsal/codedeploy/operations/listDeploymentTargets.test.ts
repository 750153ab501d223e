import {
  DeploymentDoesNotExistException,
  DeploymentNotStartedException,
  InvalidNextTokenException,
  InvalidTargetFilterNameException,
  ListDeploymentTargetsCommand,
  type TargetFilterName,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../codeDeployOverHttp.ts';
import { manyTargets } from '../manyTargets.ts';

describe('listDeploymentTargets', () => {
  it('names each function with its alias', async () => {
    const { client, deploy } = await codeDeployOverHttp();
    const { deploymentId } = await deploy();
    const { targetIds } = await client.send(new ListDeploymentTargetsCommand({ deploymentId }));
    expect(targetIds).toEqual(['myfunc:myalias']);
  });

  it('answers page by page', async () => {
    const opened = await codeDeployOverHttp();
    const { deploymentId } = await opened.deploy(manyTargets(opened, 30));
    const list = new ListDeploymentTargetsCommand({ deploymentId });
    const first = await opened.client.send(list);
    expect(first.targetIds).toHaveLength(25);
    const second = await opened.client.send(
      new ListDeploymentTargetsCommand({ deploymentId, nextToken: first.nextToken }),
    );
    expect(second.targetIds).toHaveLength(5);
    expect(second.nextToken).toBeUndefined();
    expect(new Set([...first.targetIds!, ...second.targetIds!]).size).toBe(30);
  });

  it("answers with AWS's errors", async () => {
    const { client, deploy } = await codeDeployOverHttp();
    const { deploymentId } = await deploy();
    const list = (input: object): Promise<unknown> =>
      client.send(new ListDeploymentTargetsCommand({ deploymentId, ...input }));
    await expectError(list({ nextToken: 'x' }), InvalidNextTokenException);
    await expectError(
      list({ targetFilters: { Mood: ['good'] } as Partial<Record<TargetFilterName, string[]>> }),
      InvalidTargetFilterNameException,
      'Mood',
    );
    await expectError(list({ deploymentId: 'd-ABCDEFGHI' }), DeploymentDoesNotExistException);
    const second = await deploy();
    // The state between CreateDeployment's answer and the start.
    delete second.startTime;
    await expectError(list({ deploymentId: second.deploymentId }), DeploymentNotStartedException);
  });
});
