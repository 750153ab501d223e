import type { LambdaStandIn } from '../../lambda/lambdaStandIn.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, LambdaTarget } from '../state/deployment.ts';
import { AwsError } from '../../http/awsError.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';

/** Throws a {@link DeploymentFailure} if a target cannot be deployed. */
export function checkTargets(state: CodeDeployState, deployment: Deployment): void {
  for (const target of deployment.targets) checkTarget(state, deployment, target);
}

/** Traffic has not shifted yet. */
const invalidTarget = (
  code: 'INVALID_LAMBDA_FUNCTION' | 'INVALID_LAMBDA_CONFIGURATION',
  message: string,
): DeploymentFailure => new DeploymentFailure(code, message, { restorable: false });

function checkTarget(
  { context: { lambda } }: CodeDeployState,
  deployment: Deployment,
  target: LambdaTarget,
): void {
  const { functionName, alias, currentVersion, targetVersion } = target;
  if (!lambda.hasFunction(functionName)) {
    throw invalidTarget(
      'INVALID_LAMBDA_FUNCTION',
      `The AppSpec deploys ${functionName}, but there is no such function.`,
    );
  }
  const versions = lambda.versions(functionName);
  for (const version of [currentVersion, targetVersion]) {
    if (versions.includes(version)) continue;
    throw invalidTarget(
      'INVALID_LAMBDA_FUNCTION',
      `${functionName} has no version ${version}; it has ${versions.join(', ') || 'none'}.`,
    );
  }
  if (currentVersion === targetVersion) {
    throw invalidTarget(
      'INVALID_LAMBDA_CONFIGURATION',
      `CurrentVersion and TargetVersion of ${functionName} are both ${targetVersion}.`,
    );
  }
  const routed = aliasVersion(lambda, functionName, alias);
  if (deployment.creator === 'user' && routed !== currentVersion) {
    throw invalidTarget(
      'INVALID_LAMBDA_CONFIGURATION',
      `CurrentVersion of ${functionName} is ${currentVersion}, but its alias ${alias} is on version ${routed}.`,
    );
  }
}

function aliasVersion(lambda: LambdaStandIn, functionName: string, alias: string): string {
  try {
    return lambda.alias(functionName, alias).functionVersion;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalidTarget('INVALID_LAMBDA_CONFIGURATION', `${functionName} has no alias ${alias}.`);
  }
}
