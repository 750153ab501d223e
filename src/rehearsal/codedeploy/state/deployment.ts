import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import type { AppSpec } from '../../../deployment/appSpec.ts';
import type { AutoRollbackConfiguration } from './deploymentGroup.ts';
import type { DeploymentConfig } from './deploymentConfig.ts';
import type { DeploymentFailure } from './deploymentFailure.ts';
import type { HookInvocation } from '../run/hookInvocation.ts';
import type { Revision } from './revision.ts';

/** The statuses of CodeDeploy that a Lambda deployment goes through. */
export type DeploymentStatus =
  'Created' | 'Queued' | 'InProgress' | 'Succeeded' | 'Failed' | 'Stopped';

/** The statuses of a lifecycle event, as CodeDeploy has them. */
export type LifecycleEventStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped';

/** Why a lifecycle event failed, in the shape of CodeDeploy's model. */
export interface Diagnostics {
  /** CodeDeploy's code. */
  errorCode:
    'ScriptMissing' | 'ScriptNotExecutable' | 'ScriptTimedOut' | 'ScriptFailed' | 'UnknownError';
  /** The hook's function. */
  scriptName?: string;
  /** One sentence. */
  message: string;
  /** The end of the log of the hook's last attempt. */
  logTail?: string;
}

export interface LifecycleEvent {
  readonly name: LifecycleEventName;
  status: LifecycleEventStatus;
  /** The hook's function, as the AppSpec names it; AllowTraffic has none. */
  functionName?: string;
  startTime?: Date;
  endTime?: Date;
  diagnostics?: Diagnostics;
}

/** One function of the deployment: an entry of the AppSpec's Resources. */
export interface LambdaTarget {
  readonly targetId: string;
  readonly functionName: string;
  readonly alias: string;
  readonly currentVersion: string;
  readonly targetVersion: string;
  /** Percent of the alias's traffic that goes to the target version. */
  targetVersionWeight: number;
}

export interface RollbackInfo {
  rollbackDeploymentId?: string;
  rollbackTriggeringDeploymentId?: string;
  rollbackMessage?: string;
}

/** Who creates deployments here, in CodeDeploy's words. */
export type DeploymentCreator = 'user' | 'codeDeployRollback';

/**
 * A deployment, as the stand-in keeps it.
 * @internal
 */
export interface Deployment {
  readonly deploymentId: string;
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly computePlatform: string;
  readonly config: DeploymentConfig;
  readonly revision: Revision;
  readonly previousRevision?: Revision;
  readonly appSpec: AppSpec;
  readonly creator: DeploymentCreator;
  readonly description?: string;
  readonly autoRollback: AutoRollbackConfiguration;
  /** The names of the alarms that stop it. */
  readonly alarms: readonly string[];
  readonly createTime: Date;
  readonly events: readonly LifecycleEvent[];
  readonly targets: readonly LambdaTarget[];
  readonly hookInvocations: Map<LifecycleEventName, HookInvocation>;
  /** One for each hook that has reported: resolves when the hook has returned as well. */
  readonly settlingHooks: Promise<void>[];
  /** Abort it with a {@link DeploymentFailure} as the reason to stop the deployment. */
  readonly stop: AbortController;
  /**
   * What the clock read when it started; a rollback has the minute of the deployment that it
   * undoes.
   */
  startMinute: number;
  status: DeploymentStatus;
  errorInformation?: Pick<DeploymentFailure, 'code' | 'message'>;
  rollbackInfo?: RollbackInfo;
  startTime?: Date;
  completeTime?: Date;
  lastUpdatedAt: Date;
  /** Resolves when the deployment and its rollback have ended. */
  finished: Promise<void>;
}

export const isOver = (deployment: Deployment): boolean =>
  ['Succeeded', 'Failed', 'Stopped'].includes(deployment.status);

export function lifecycleEventOf(deployment: Deployment, name: LifecycleEventName): LifecycleEvent {
  const event = deployment.events.find((candidate) => candidate.name === name);
  if (event !== undefined) return event;
  throw new Error(`${deployment.deploymentId} has no lifecycle event ${name}`);
}
