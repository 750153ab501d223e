import {
  AlarmsLimitExceededException,
  ApplicationDoesNotExistException,
  CreateDeploymentGroupCommand,
  DeploymentConfigDoesNotExistException,
  DeploymentGroupAlreadyExistsException,
  DeploymentGroupNameRequiredException,
  GetDeploymentGroupCommand,
  InvalidAlarmConfigException,
  InvalidAutoRollbackConfigException,
  InvalidDeploymentGroupNameException,
  InvalidDeploymentStyleException,
  RoleRequiredException,
  type CreateDeploymentGroupCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../../codeDeployOverHttp.ts';

const wanted: CreateDeploymentGroupCommandInput = {
  applicationName: 'app',
  deploymentGroupName: 'other',
  serviceRoleArn: 'arn:aws:iam::123456789012:role/codedeploy',
  deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
  deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
  alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
};

describe('createDeploymentGroup', () => {
  it('makes a group with the given settings', async () => {
    const { client } = await codeDeployOverHttp();
    const { deploymentGroupId } = await client.send(new CreateDeploymentGroupCommand(wanted));
    const { deploymentGroupInfo } = await client.send(
      new GetDeploymentGroupCommand({ applicationName: 'app', deploymentGroupName: 'other' }),
    );
    expect(deploymentGroupInfo).toMatchObject({ ...wanted, deploymentGroupId });
  });

  it("answers with AWS's errors", async () => {
    const { client } = await codeDeployOverHttp();
    const create = (changes: Record<string, unknown>): Promise<unknown> =>
      client.send(new CreateDeploymentGroupCommand({ ...wanted, ...changes }));
    const ten = Array.from({ length: 11 }, (_, number) => ({ name: `alarm-${number}` }));
    await expectError(create({ applicationName: 'x' }), ApplicationDoesNotExistException, 'x');
    await expectError(create({ deploymentGroupName: '' }), DeploymentGroupNameRequiredException);
    await expectError(create({ deploymentGroupName: 'a/b' }), InvalidDeploymentGroupNameException);
    await expectError(
      create({ deploymentGroupName: 'group' }),
      DeploymentGroupAlreadyExistsException,
    );
    await expectError(create({ serviceRoleArn: undefined }), RoleRequiredException);
    await expectError(
      create({ deploymentConfigName: 'Mine' }),
      DeploymentConfigDoesNotExistException,
      'Mine',
    );
    await expectError(
      create({ deploymentStyle: { deploymentType: 'RED_BLACK' } }),
      InvalidDeploymentStyleException,
      'RED_BLACK',
    );
    await expectError(
      create({ deploymentStyle: { deploymentType: 'BLUE_GREEN' } }),
      InvalidDeploymentStyleException,
      'cannot be null or empty',
    );
    await expectError(
      create({ autoRollbackConfiguration: { enabled: true, events: ['BAD_MOOD'] } }),
      InvalidAutoRollbackConfigException,
      'BAD_MOOD',
    );
    await expectError(
      create({ autoRollbackConfiguration: { enabled: true } }),
      InvalidAutoRollbackConfigException,
    );
    await expectError(
      create({ alarmConfiguration: { enabled: true, alarms: [{}] } }),
      InvalidAlarmConfigException,
    );
    const twice = [{ name: 'errors' }, { name: 'errors' }];
    for (const alarms of [twice, [{ name: 'x'.repeat(256) }], []]) {
      const alarmConfiguration = { enabled: true, alarms };
      await expectError(create({ alarmConfiguration }), InvalidAlarmConfigException);
    }
    await expectError(
      create({ alarmConfiguration: { enabled: true, alarms: ten } }),
      AlarmsLimitExceededException,
      '11',
    );
  });
});
