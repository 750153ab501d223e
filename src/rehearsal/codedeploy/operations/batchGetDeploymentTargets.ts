import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { findStartedDeployment, findTarget } from '../requests/findTarget.ts';
import { texts, type Members } from '../requests/inputReaders.ts';
import { targetInfo } from '../answers/targetInfo.ts';

const maxTargets = 25;

export function batchGetDeploymentTargets(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const deployment = findStartedDeployment(codeDeploy, input);
  const targetIds = texts(input, 'targetIds') ?? [];
  if (targetIds.length === 0) {
    throw new AwsError('DeploymentTargetIdRequiredException', 'No target IDs were provided.');
  }
  if (targetIds.length > maxTargets) {
    throw new AwsError(
      'DeploymentTargetListSizeExceededException',
      `${targetIds.length} target IDs were provided; at most ${maxTargets} are allowed.`,
    );
  }
  return {
    deploymentTargets: targetIds.map((targetId) =>
      targetInfo(codeDeploy, deployment, findTarget(deployment, targetId)),
    ),
  };
}
