import { AwsError } from '../../../http/awsError.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { readConfigName } from '../../requests/readNames.ts';

/** Refuses a predefined configuration, and one that a deployment group uses. */
export const deleteDeploymentConfig: CodeDeployOperation = ({ store }, input) => {
  const name = readConfigName(input);
  if (name.startsWith('CodeDeployDefault.')) {
    throw new AwsError(
      'InvalidOperationException',
      `${name} is a predefined configuration, which cannot be deleted.`,
    );
  }
  const groups = [...store.applications.values()].flatMap(({ groups }) => [...groups.values()]);
  const user = groups.find(({ deploymentConfigName }) => deploymentConfigName === name);
  if (user !== undefined) {
    throw new AwsError(
      'DeploymentConfigInUseException',
      `The deployment group ${user.deploymentGroupName} uses ${name}.`,
    );
  }
  store.configs.delete(name);
  return {};
};
