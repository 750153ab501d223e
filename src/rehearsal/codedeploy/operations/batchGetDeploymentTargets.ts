import { AwsError } from '../../http/awsError.ts';
import { targetInfo } from '../answers/targetInfo.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findStartedDeployment, findTarget } from '../requests/findTarget.ts';
import { optionalStrings } from '../requests/inputReaders.ts';

const maxTargets = 25;

export const batchGetDeploymentTargets: CodeDeployOperation = (state, input) => {
  const deployment = findStartedDeployment(state, input);
  const targetIds = optionalStrings(input, 'targetIds') ?? [];
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
      targetInfo(state, deployment, findTarget(deployment, targetId)),
    ),
  };
};
