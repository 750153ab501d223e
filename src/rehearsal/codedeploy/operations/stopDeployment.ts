import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { isOver } from '../state/deployment.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';
import { findDeployment } from '../requests/findResources.ts';
import { flag, type Members } from '../requests/inputReaders.ts';

/** `autoRollbackEnabled` beats what the deployment's configuration says. */
export function stopDeployment(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const deployment = findDeployment(codeDeploy, input);
  if (isOver(deployment)) {
    throw new AwsError(
      'DeploymentAlreadyCompletedException',
      `The deployment ${deployment.deploymentId} has already completed: ${deployment.status}.`,
    );
  }
  const rollBack = flag(input, 'autoRollbackEnabled');
  deployment.stop.abort(
    new DeploymentFailure(
      'MANUAL_STOP',
      'The deployment was stopped by a request.',
      rollBack === undefined ? {} : { rollBack },
    ),
  );
  return {
    status: 'Pending',
    statusMessage: `The deployment ${deployment.deploymentId} is being stopped.`,
  };
}
