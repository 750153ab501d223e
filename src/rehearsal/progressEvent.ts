import type { DeploymentEvent } from './codedeploy/state/deploymentEvent.ts';
import type { LifecycleEventName } from '../model/lifecycleEvents.ts';
import type { HookReport } from './hookReport.ts';
import type { LogLine } from './lambda/lambdaStandIn.ts';

/** What a rehearsal tells while it runs. */
export type ProgressEvent =
  | {
      type: 'plan';
      path: string;
      deploymentConfigName: string;
      targets: {
        functionName: string;
        alias: string;
        currentVersion: string;
        targetVersion: string;
      }[];
      /** The hooks, by lifecycle event. */
      hooks: Partial<Record<LifecycleEventName, string>>;
    }
  | Exclude<DeploymentEvent, { type: 'hookStarted' }>
  | {
      type: 'hookReport';
      deploymentId: string;
      lifecycleEventName: LifecycleEventName;
      report: HookReport;
    }
  | { type: 'alarm'; name: string }
  | ({ type: 'log' } & LogLine);

/** Called with everything that happens in a rehearsal, as it happens. Must not throw. */
export type ProgressListener = (event: ProgressEvent) => void;
