import type {
  Deployment,
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import type { HookInvocation } from '../run/hookInvocation.ts';

/** What happens in deployments, as it happens. */
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
      run: HookInvocation;
    }
  | {
      type: 'traffic';
      deploymentId: string;
      functionName: string;
      alias: string;
      /** Shares of 1, by version. */
      weights: Record<string, number>;
      /** On the deployment's own clock; a rollback counts from the deployment that it undoes. */
      atMinute: number;
      /** The share of the target version; a rollback puts 1 to what was the current one. */
      targetShare: number;
    }
  | {
      type: 'report';
      deploymentId?: string;
      lifecycleEventName?: LifecycleEventName;
      status: string;
      /** The exception that refused it. */
      error?: string;
    };

export type DeploymentListener = (event: DeploymentEvent) => void;
