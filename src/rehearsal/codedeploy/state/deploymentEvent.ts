import type {
  DeploymentCreator,
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import type { HookInvocation } from '../run/hookInvocation.ts';

/** What happens in deployments, emitted as it happens. */
export type DeploymentEvent =
  | {
      type: 'deployment';
      /** The deployment. */
      deploymentId: string;
      /** Its new status; in a report the status that was sent. */
      status: DeploymentStatus;
      /** Who created the deployment: the user, or the rollback of another one. */
      creator: DeploymentCreator;
      /** Why it failed, as CodeDeploy says it. */
      errorInformation?: {
        /** CodeDeploy's error code. */
        code: string;
        /** One sentence. */
        message: string;
      };
      /** The deployment that this one rolls back. */
      rollbackTriggeringDeploymentId?: string;
    }
  | {
      type: 'lifecycleEvent';
      /** The deployment. */
      deploymentId: string;
      /** The lifecycle event. */
      lifecycleEventName: LifecycleEventName;
      /** Its new status; in a report the status that was sent. */
      status: LifecycleEventStatus;
      /** The function's name; in a lifecycle event that of its hook. */
      functionName?: string;
      /** Why it failed. */
      diagnostics?: Diagnostics;
    }
  | {
      type: 'hookStarted';
      /** The deployment. */
      deploymentId: string;
      /** The lifecycle event. */
      lifecycleEventName: LifecycleEventName;
      /** The invocation that has started. */
      invocation: HookInvocation;
    }
  | {
      type: 'traffic';
      /** The deployment. */
      deploymentId: string;
      /** The function's name; in a lifecycle event that of its hook. */
      functionName: string;
      /** The alias whose weights changed. */
      alias: string;
      /** Shares of 1, by version. */
      weights: Record<string, number>;
      /**
       * Minutes since the deployment started; in a rollback, since the deployment that it undoes
       * started.
       */
      atMinute: number;
      /**
       * The share of the target version, of 1. The target of a rollback is the version that was in
       * production.
       */
      targetShare: number;
    }
  | {
      type: 'report';
      /** The deployment. */
      deploymentId?: string;
      /** The lifecycle event. */
      lifecycleEventName?: LifecycleEventName;
      /** Its new status; in a report the status that was sent. */
      status: string;
      /** The exception that refused it, or the fault that it met. */
      error?: string;
    };

export type DeploymentListener = (event: DeploymentEvent) => void;
