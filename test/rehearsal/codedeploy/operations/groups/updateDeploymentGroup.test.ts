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
import {
  expectError,
  codeDeployOverHttp,
  type CodeDeployOverHttp,
} from '../../codeDeployOverHttp.ts';

const update = (
  { client }: CodeDeployOverHttp,
  changes: Partial<UpdateDeploymentGroupCommandInput>,
): Promise<unknown> =>
  client.send(
    new UpdateDeploymentGroupCommand({
      applicationName: 'app',
      currentDeploymentGroupName: 'group',
      ...changes,
    }),
  );

const get = async (
  { client }: CodeDeployOverHttp,
  deploymentGroupName: string,
): Promise<unknown> => {
  const input = { applicationName: 'app', deploymentGroupName };
  return (await client.send(new GetDeploymentGroupCommand(input))).deploymentGroupInfo;
};

describe('updateDeploymentGroup', () => {
  it('changes the given settings and nothing else', async () => {
    const opened = await codeDeployOverHttp();
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

  it("answers with AWS's errors and then changes nothing", async () => {
    const opened = await codeDeployOverHttp();
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
