import {
  CreateDeploymentGroupCommand,
  DeploymentConfigDoesNotExistException,
  DeploymentGroupAlreadyExistsException,
  DeploymentGroupDoesNotExistException,
  GetDeploymentGroupCommand,
  UpdateDeploymentGroupCommand,
  type UpdateDeploymentGroupCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, overHttp, type OverHttp } from '../overHttp.ts';

const update = (
  { client }: OverHttp,
  changes: Partial<UpdateDeploymentGroupCommandInput>,
): Promise<unknown> =>
  client.send(
    new UpdateDeploymentGroupCommand({
      applicationName: 'app',
      currentDeploymentGroupName: 'group',
      ...changes,
    }),
  );

const get = async ({ client }: OverHttp, deploymentGroupName: string): Promise<unknown> => {
  const input = { applicationName: 'app', deploymentGroupName };
  return (await client.send(new GetDeploymentGroupCommand(input))).deploymentGroupInfo;
};

describe('updateDeploymentGroup', () => {
  it('changes what was given, and nothing else', async () => {
    const opened = await overHttp();
    const answer = await update(opened, {
      newDeploymentGroupName: 'renamed',
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent30Minutes',
      alarmConfiguration: { enabled: false, alarms: [] },
    });
    expect(answer).toMatchObject({ hooksNotCleanedUp: [] });
    expect(await get(opened, 'renamed')).toMatchObject({
      deploymentGroupName: 'renamed',
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent30Minutes',
      serviceRoleArn: 'arn:aws:iam::123456789012:role/codedeploy',
      alarmConfiguration: { enabled: false, alarms: [] },
      autoRollbackConfiguration: { enabled: true },
    });
    await expectError(get(opened, 'group'), DeploymentGroupDoesNotExistException);
  });

  it("answers with AWS's errors, and changes nothing then", async () => {
    const opened = await overHttp();
    await opened.client.send(
      new CreateDeploymentGroupCommand({
        applicationName: 'app',
        deploymentGroupName: 'other',
        serviceRoleArn: 'role',
      }),
    );
    await expectError(
      update(opened, { newDeploymentGroupName: 'other' }),
      DeploymentGroupAlreadyExistsException,
      'other',
    );
    await expectError(
      update(opened, { serviceRoleArn: 'changed', deploymentConfigName: 'Mine' }),
      DeploymentConfigDoesNotExistException,
    );
    await expectError(
      update(opened, { currentDeploymentGroupName: 'nobody' }),
      DeploymentGroupDoesNotExistException,
    );
    expect(await get(opened, 'group')).not.toMatchObject({ serviceRoleArn: 'changed' });
  });
});
