import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../http/awsError.ts';
import { readTagList } from '../../../tags.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findApplication, findOptionalConfig } from '../../requests/findResources.ts';
import { optionalObject, requiredString } from '../../requests/inputReaders.ts';
import { readDeploymentStyle } from '../../requests/readDeploymentStyle.ts';
import { readAlarms, readAutoRollback } from '../../requests/readGroupSettings.ts';
import { readGroupName } from '../../requests/readNames.ts';
import { defaultConfigName } from '../../state/predefinedConfigs.ts';

export const createDeploymentGroup: CodeDeployOperation = (state, input) => {
  const application = findApplication(state, input);
  const deploymentGroupName = readGroupName(input);
  if (application.groups.has(deploymentGroupName)) {
    throw new AwsError(
      'DeploymentGroupAlreadyExistsException',
      `Deployment group name already exists: ${deploymentGroupName}`,
    );
  }
  const serviceRoleArn = requiredString(
    input,
    'serviceRoleArn',
    () => new AwsError('RoleRequiredException', 'The service role was not provided.'),
  );
  const config = findOptionalConfig(state, input);
  const deploymentStyle = readDeploymentStyle(optionalObject(input, 'deploymentStyle'));
  const autoRollback = readAutoRollback(optionalObject(input, 'autoRollbackConfiguration'));
  const alarms = readAlarms(optionalObject(input, 'alarmConfiguration'));
  const deploymentGroupId = randomUUID();
  application.groups.set(deploymentGroupName, {
    deploymentGroupId,
    deploymentGroupName,
    deploymentConfigName: config?.deploymentConfigName ?? defaultConfigName,
    serviceRoleArn,
    autoRollback: autoRollback ?? { enabled: false, events: [] },
    alarms: alarms ?? { enabled: false, alarms: [] },
    tags: readTagList(input['tags']),
    ...(deploymentStyle && { deploymentStyle }),
  });
  return { deploymentGroupId };
};
