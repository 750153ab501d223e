import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, LambdaTarget } from '../state/deployment.ts';
import { findDeployment } from './findResources.ts';

/**
 * Like `findDeployment`; throws AWS's error if it has not started, because it has no targets yet.
 */
export function findStartedDeployment(state: CodeDeployState, input: Input): Deployment {
  const deployment = findDeployment(state, input);
  if (deployment.startTime !== undefined) return deployment;
  throw new AwsError(
    'DeploymentNotStartedException',
    `The deployment ${deployment.deploymentId} has not started.`,
  );
}

/** The target with that id; throws AWS's error if there is none. */
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
