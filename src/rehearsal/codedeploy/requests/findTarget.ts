import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, LambdaTarget } from '../state/deployment.ts';
import { findDeployment } from './findResources.ts';
import type { Members } from './inputReaders.ts';

/** A deployment has targets once it has begun. */
export function findStartedDeployment(codeDeploy: CodeDeployStandIn, input: Members): Deployment {
  const deployment = findDeployment(codeDeploy, input);
  if (deployment.startTime !== undefined) return deployment;
  throw new AwsError(
    'DeploymentNotStartedException',
    `The deployment ${deployment.deploymentId} has not started.`,
  );
}

export function findTarget(deployment: Deployment, targetId: string | undefined): LambdaTarget {
  if (!targetId) {
    throw new AwsError('DeploymentTargetIdRequiredException', 'No target ID was provided.');
  }
  const target = deployment.targets.find((candidate) => candidate.targetId === targetId);
  if (target !== undefined) return target;
  throw new AwsError(
    'DeploymentTargetDoesNotExistException',
    `${deployment.deploymentId} has no target ${targetId}.`,
  );
}
