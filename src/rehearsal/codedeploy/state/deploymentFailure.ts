import { AwsError } from '../../http/awsError.ts';

/** CodeDeploy's error codes that the stand-in gives. */
export type DeploymentErrorCode =
  | 'ALARM_ACTIVE'
  | 'HOOK_EXECUTION_FAILURE'
  | 'INTERNAL_ERROR'
  | 'INVALID_LAMBDA_CONFIGURATION'
  | 'INVALID_LAMBDA_FUNCTION'
  | 'MANUAL_STOP'
  | 'NO_INSTANCES'
  | 'TIMEOUT';

/** The events of CodeDeploy's AutoRollbackConfiguration. */
export type AutoRollbackEvent =
  'DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST';

export interface DeploymentFailureOptions {
  /** Rolls back (or not) whatever the deployment's configuration says. */
  rollBack?: boolean;
}

/** Ends a deployment: Stopped for an alarm or a request, else Failed. */
export class DeploymentFailure extends Error {
  override readonly name = 'DeploymentFailure';
  readonly code: DeploymentErrorCode;
  readonly rollBack?: boolean;

  constructor(
    code: DeploymentErrorCode,
    message: string,
    { rollBack }: DeploymentFailureOptions = {},
  ) {
    super(message);
    this.code = code;
    if (rollBack !== undefined) this.rollBack = rollBack;
  }

  get status(): 'Failed' | 'Stopped' {
    return this.rollbackEvent === 'DEPLOYMENT_FAILURE' ? 'Failed' : 'Stopped';
  }

  get rollbackEvent(): AutoRollbackEvent {
    if (this.code === 'ALARM_ACTIVE') return 'DEPLOYMENT_STOP_ON_ALARM';
    if (this.code === 'MANUAL_STOP') return 'DEPLOYMENT_STOP_ON_REQUEST';
    return 'DEPLOYMENT_FAILURE';
  }
}

/** A throw that is no DeploymentFailure is a defect of the stand-in, and fails the deployment. */
export function asDeploymentFailure(error: unknown): DeploymentFailure {
  if (error instanceof DeploymentFailure) return error;
  // The function or its alias was taken away in the middle.
  if (error instanceof AwsError) {
    return new DeploymentFailure('INVALID_LAMBDA_FUNCTION', error.message);
  }
  return new DeploymentFailure('INTERNAL_ERROR', String(error));
}
