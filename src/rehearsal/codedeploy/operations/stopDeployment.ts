import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findDeployment } from '../requests/findResources.ts';
import { optionalBoolean } from '../requests/inputReaders.ts';
import { isOver } from '../state/deployment.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';

/** `autoRollbackEnabled` overrides the configuration of the deployment. */
export const stopDeployment: CodeDeployOperation = (state, input) => {
  const deployment = findDeployment(state, input);
  if (isOver(deployment)) {
    throw new AwsError(
      'DeploymentAlreadyCompletedException',
      `The deployment ${deployment.deploymentId} has already completed: ${deployment.status}.`,
    );
  }
  const rollBack = optionalBoolean(input, 'autoRollbackEnabled');
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
};
