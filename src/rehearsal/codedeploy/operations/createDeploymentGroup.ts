import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { findApplication, findConfig } from '../requests/findResources.ts';
import { members, text, type Members } from '../requests/inputReaders.ts';
import { groupName } from '../requests/names.ts';
import { defaultConfigName } from '../state/predefinedConfigs.ts';
import { readAlarms, readAutoRollback } from '../requests/readGroupSettings.ts';
import { readDeploymentStyle } from '../requests/readDeploymentStyle.ts';

export function createDeploymentGroup(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  const deploymentGroupName = groupName(input);
  if (application.groups.has(deploymentGroupName)) {
    throw new AwsError(
      'DeploymentGroupAlreadyExistsException',
      `Deployment group name already exists: ${deploymentGroupName}`,
    );
  }
  const serviceRoleArn = text(input, 'serviceRoleArn');
  if (!serviceRoleArn) {
    throw new AwsError('RoleRequiredException', 'The service role was not provided.');
  }
  const config = findConfig(codeDeploy, input);
  const deploymentStyle = readDeploymentStyle(members(input, 'deploymentStyle'));
  const deploymentGroupId = randomUUID();
  application.groups.set(deploymentGroupName, {
    deploymentGroupId,
    deploymentGroupName,
    deploymentConfigName: config?.deploymentConfigName ?? defaultConfigName,
    serviceRoleArn,
    autoRollback: readAutoRollback(members(input, 'autoRollbackConfiguration')) ?? {
      enabled: false,
      events: [],
    },
    alarms: readAlarms(members(input, 'alarmConfiguration')) ?? { enabled: false, alarms: [] },
    ...(deploymentStyle && { deploymentStyle }),
  });
  return { deploymentGroupId };
}
