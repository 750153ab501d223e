import {
  ApplicationDoesNotExistException,
  DeploymentGroupDoesNotExistException,
  GetDeploymentGroupCommand,
  type DeploymentGroupInfo,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import {
  expectError,
  codeDeployOverHttp,
  type CodeDeployOverHttp,
} from '../../codeDeployOverHttp.ts';

const get = async (
  { client }: CodeDeployOverHttp,
  changes: Record<string, string> = {},
): Promise<DeploymentGroupInfo> => {
  const input = { applicationName: 'app', deploymentGroupName: 'group', ...changes };
  return (await client.send(new GetDeploymentGroupCommand(input))).deploymentGroupInfo!;
};

describe('getDeploymentGroup', () => {
  it('shows the last deployments and the revision that succeeded', async () => {
    const opened = await codeDeployOverHttp();
    expect(await get(opened)).not.toHaveProperty('lastAttemptedDeployment');
    const good = await opened.deploy();
    opened.lambda.putAlias('myfunc', 'myalias', { functionVersion: '1' });
    opened.lambda.hooks.set('before', opened.report('Failed'));
    const bad = await opened.deploy({
      autoRollbackConfiguration: { enabled: false },
    });
    const info = await get(opened);
    expect(info).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      computePlatform: 'Lambda',
      targetRevision: { appSpecContent: { sha256: good.revision.sha256 } },
      lastSuccessfulDeployment: { deploymentId: good.deploymentId, status: 'Succeeded' },
      lastAttemptedDeployment: { deploymentId: bad.deploymentId, status: 'Failed' },
    });
    expect(info.lastAttemptedDeployment?.endTime).toBeInstanceOf(Date);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    await expectError(get(opened, { applicationName: 'x' }), ApplicationDoesNotExistException);
    await expectError(
      get(opened, { deploymentGroupName: 'x' }),
      DeploymentGroupDoesNotExistException,
      'x',
    );
  });
});
