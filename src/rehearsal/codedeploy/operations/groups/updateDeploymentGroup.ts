import { AwsError } from '../../../http/awsError.ts';
import type { Input } from '../../../http/operation.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findApplication, findGroup, findOptionalConfig } from '../../requests/findResources.ts';
import { optionalObject, optionalString } from '../../requests/inputReaders.ts';
import { readDeploymentStyle } from '../../requests/readDeploymentStyle.ts';
import { readAlarms, readAutoRollback } from '../../requests/readGroupSettings.ts';
import { readGroupName } from '../../requests/readNames.ts';
import type { Application } from '../../state/application.ts';
import type { DeploymentGroup } from '../../state/deploymentGroup.ts';

/** Changes what the request names; the rest stays. */
export const updateDeploymentGroup: CodeDeployOperation = (state, input) => {
  const application = findApplication(state, input);
  const group = findGroup(application, input, 'currentDeploymentGroupName');
  const newName = readNewName(application, group, input);
  const serviceRoleArn = optionalString(input, 'serviceRoleArn');
  const deploymentConfigName = findOptionalConfig(state, input)?.deploymentConfigName;
  const autoRollback = readAutoRollback(optionalObject(input, 'autoRollbackConfiguration'));
  const alarms = readAlarms(optionalObject(input, 'alarmConfiguration'));
  const deploymentStyle = readDeploymentStyle(optionalObject(input, 'deploymentStyle'));
  // All members are read before the first change: if one is wrong, nothing changes.
  Object.assign(group, {
    ...(newName !== undefined && { deploymentGroupName: newName }),
    ...(serviceRoleArn !== undefined && { serviceRoleArn }),
    ...(deploymentConfigName !== undefined && { deploymentConfigName }),
    ...(autoRollback && { autoRollback }),
    ...(alarms && { alarms }),
    ...(deploymentStyle && { deploymentStyle }),
  });
  if (newName !== undefined) {
    application.groups.delete(readGroupName(input, 'currentDeploymentGroupName'));
    application.groups.set(newName, group);
  }
  return { hooksNotCleanedUp: [] };
};

function readNewName(
  application: Application,
  group: DeploymentGroup,
  input: Input,
): string | undefined {
  if (optionalString(input, 'newDeploymentGroupName') === undefined) return undefined;
  const name = readGroupName(input, 'newDeploymentGroupName');
  const other = application.groups.get(name);
  if (other === undefined || other === group) return name;
  throw new AwsError(
    'DeploymentGroupAlreadyExistsException',
    `Deployment group name already exists: ${name}`,
  );
}
