import { AwsError } from '../../http/awsError.ts';
import type { Application } from '../state/application.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { findApplication, findConfig, findGroup } from '../requests/findResources.ts';
import { members, text, type Members } from '../requests/inputReaders.ts';
import { groupName } from '../requests/names.ts';
import { readDeploymentStyle } from '../requests/readDeploymentStyle.ts';
import { readAlarms, readAutoRollback } from '../requests/readGroupSettings.ts';

/** Changes what the request has; the rest stays. */
export function updateDeploymentGroup(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  const group = findGroup(application, input, 'currentDeploymentGroupName');
  const newName = readNewName(application, group, input);
  const serviceRoleArn = text(input, 'serviceRoleArn');
  const deploymentConfigName = findConfig(codeDeploy, input)?.deploymentConfigName;
  const autoRollback = readAutoRollback(members(input, 'autoRollbackConfiguration'));
  const alarms = readAlarms(members(input, 'alarmConfiguration'));
  const deploymentStyle = readDeploymentStyle(members(input, 'deploymentStyle'));
  // Everything was read: nothing is changed where one of them is wrong.
  Object.assign(group, {
    ...(newName !== undefined && { deploymentGroupName: newName }),
    ...(serviceRoleArn !== undefined && { serviceRoleArn }),
    ...(deploymentConfigName !== undefined && { deploymentConfigName }),
    ...(autoRollback && { autoRollback }),
    ...(alarms && { alarms }),
    ...(deploymentStyle && { deploymentStyle }),
  });
  if (newName !== undefined) {
    application.groups.delete(groupName(input, 'currentDeploymentGroupName'));
    application.groups.set(newName, group);
  }
  return { hooksNotCleanedUp: [] };
}

function readNewName(
  application: Application,
  group: DeploymentGroup,
  input: Members,
): string | undefined {
  if (text(input, 'newDeploymentGroupName') === undefined) return undefined;
  const name = groupName(input, 'newDeploymentGroupName');
  const other = application.groups.get(name);
  if (other === undefined || other === group) return name;
  throw new AwsError(
    'DeploymentGroupAlreadyExistsException',
    `Deployment group name already exists: ${name}`,
  );
}
