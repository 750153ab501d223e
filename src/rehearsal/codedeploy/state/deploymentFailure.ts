import { AwsError } from '../../http/awsError.ts';

/** The error codes of CodeDeploy that the stand-in uses. */
export type DeploymentErrorCode =
  | 'ALARM_ACTIVE'
  | 'HOOK_EXECUTION_FAILURE'
  | 'IAM_ROLE_PERMISSIONS'
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
  /** Whether to roll back; default: what the deployment's configuration says. */
  rollBack?: boolean;
  /** `false`: a function, a version or an alias does not exist, so no alias can be restored. */
  restorable?: boolean;
}

/** Ends a deployment. It is Stopped if an alarm or a request ended it, otherwise Failed. */
export class DeploymentFailure extends Error {
  override readonly name = 'DeploymentFailure';
  readonly code: DeploymentErrorCode;
  readonly rollBack?: boolean;
  readonly restorable: boolean;

  constructor(
    code: DeploymentErrorCode,
    message: string,
    { rollBack, restorable = true }: DeploymentFailureOptions = {},
  ) {
    super(message);
    this.code = code;
    this.restorable = restorable;
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

/** Turns what was thrown into a DeploymentFailure. An unknown error is a defect of the stand-in. */
export function asDeploymentFailure(error: unknown): DeploymentFailure {
  if (error instanceof DeploymentFailure) return error;
  // The function or its alias was deleted during the deployment.
  if (error instanceof AwsError) {
    const options = { restorable: false };
    return new DeploymentFailure('INVALID_LAMBDA_FUNCTION', error.message, options);
  }
  return new DeploymentFailure('INTERNAL_ERROR', String(error));
}
