import { AwsError } from '../../http/awsError.ts';
import type { Application } from '../state/application.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import type { DeploymentConfig } from '../state/deploymentConfig.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { applicationName, groupName, requiredConfigName } from './names.ts';
import { text, type Members } from './inputReaders.ts';

/** The deployment that `deploymentId` names; AWS's errors where there is none. */
export function findDeployment(codeDeploy: CodeDeployStandIn, input: Members): Deployment {
  const deploymentId = text(input, 'deploymentId');
  if (!deploymentId) {
    throw new AwsError('DeploymentIdRequiredException', 'The deployment ID was not provided.');
  }
  if (!/^d-[A-Z0-9]{4,20}$/.test(deploymentId)) {
    throw new AwsError(
      'InvalidDeploymentIdException',
      `${deploymentId} is no deployment ID; expected d- and capital letters or digits.`,
    );
  }
  const deployment = codeDeploy.deployments.get(deploymentId);
  if (deployment !== undefined) return deployment;
  throw new AwsError(
    'DeploymentDoesNotExistException',
    `The deployment ${deploymentId} could not be found.`,
  );
}

export function findApplication(codeDeploy: CodeDeployStandIn, input: Members): Application {
  const name = applicationName(input);
  const application = codeDeploy.applications.get(name);
  if (application !== undefined) return application;
  throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
}

/** The group that `member` names, by default `deploymentGroupName`. */
export function findGroup(
  application: Application,
  input: Members,
  member = 'deploymentGroupName',
): DeploymentGroup {
  const name = groupName(input, member);
  const group = application.groups.get(name);
  if (group !== undefined) return group;
  throw new AwsError(
    'DeploymentGroupDoesNotExistException',
    `No Deployment Group found for name: ${name}`,
  );
}

/** The configuration that `deploymentConfigName` names. */
export function requiredConfig(codeDeploy: CodeDeployStandIn, input: Members): DeploymentConfig {
  const name = requiredConfigName(input);
  const config = codeDeploy.configs.get(name);
  if (config !== undefined) return config;
  throw new AwsError(
    'DeploymentConfigDoesNotExistException',
    `No deployment configuration found for name: ${name}`,
  );
}

/** Undefined where the request names none. */
export function findConfig(
  codeDeploy: CodeDeployStandIn,
  input: Members,
): DeploymentConfig | undefined {
  if (text(input, 'deploymentConfigName') === undefined) return undefined;
  return requiredConfig(codeDeploy, input);
}
