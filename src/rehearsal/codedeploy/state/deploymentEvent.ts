import type {
  Deployment,
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
      deploymentId: string;
      status: DeploymentStatus;
      creator: Deployment['creator'];
      errorInformation?: { code: string; message: string };
      rollbackTriggeringDeploymentId?: string;
    }
  | {
      type: 'lifecycleEvent';
      deploymentId: string;
      lifecycleEventName: LifecycleEventName;
      status: LifecycleEventStatus;
      functionName?: string;
      diagnostics?: Diagnostics;
    }
  | {
      type: 'hookStarted';
      deploymentId: string;
      lifecycleEventName: LifecycleEventName;
      invocation: HookInvocation;
    }
  | {
      type: 'traffic';
      deploymentId: string;
      functionName: string;
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
      deploymentId?: string;
      lifecycleEventName?: LifecycleEventName;
      status: string;
      /** The exception that refused it, or the fault that it met. */
      error?: string;
    };

export type DeploymentListener = (event: DeploymentEvent) => void;
