import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Application } from '../state/application.ts';
import type { Deployment } from '../state/deployment.ts';
import type { DeploymentConfig } from '../state/deploymentConfig.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { optionalString, requiredString } from './inputReaders.ts';
import { readApplicationName, readConfigName, readGroupName } from './readNames.ts';

/** The deployment that `deploymentId` names; throws AWS's error if there is none. */
export function findDeployment({ store }: CodeDeployState, input: Input): Deployment {
  const deploymentId = requiredString(
    input,
    'deploymentId',
    () => new AwsError('DeploymentIdRequiredException', 'The deployment ID was not provided.'),
  );
  if (!/^d-[A-Z0-9]{4,20}$/.test(deploymentId)) {
    throw new AwsError(
      'InvalidDeploymentIdException',
      `${deploymentId} is not a deployment ID; expected d- and capital letters or digits.`,
    );
  }
  const deployment = store.deployments.get(deploymentId);
  if (deployment !== undefined) return deployment;
  throw new AwsError(
    'DeploymentDoesNotExistException',
    `The deployment ${deploymentId} could not be found.`,
  );
}

/** The application that `applicationName` names; throws AWS's error if there is none. */
export function findApplication({ store }: CodeDeployState, input: Input): Application {
  const name = readApplicationName(input);
  const application = store.applications.get(name);
  if (application !== undefined) return application;
  throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
}

/** The group that `member` names; throws AWS's error if there is none. */
export function findGroup(
  application: Application,
  input: Input,
  member = 'deploymentGroupName',
): DeploymentGroup {
  const name = readGroupName(input, member);
  const group = application.groups.get(name);
  if (group !== undefined) return group;
  throw new AwsError(
    'DeploymentGroupDoesNotExistException',
    `No Deployment Group found for name: ${name}`,
  );
}

/** The configuration that `deploymentConfigName` names; throws AWS's error if there is none. */
export function findConfig({ store }: CodeDeployState, input: Input): DeploymentConfig {
  const name = readConfigName(input);
  const config = store.configs.get(name);
  if (config !== undefined) return config;
  throw new AwsError(
    'DeploymentConfigDoesNotExistException',
    `No deployment configuration found for name: ${name}`,
  );
}

/** Like {@link findConfig}; `undefined` if the request names none. */
export function findOptionalConfig(
  state: CodeDeployState,
  input: Input,
): DeploymentConfig | undefined {
  if (optionalString(input, 'deploymentConfigName') === undefined) return undefined;
  return findConfig(state, input);
}
