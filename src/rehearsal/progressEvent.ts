import type { HookReport } from '../model/hookReport.ts';
import type { LifecycleEventName } from '../model/lifecycleEvents.ts';
import type { DeploymentEvent } from './codedeploy/state/deploymentEvent.ts';
import type { PlannedDeployment, RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import type { LogLine } from './lambda/lambdaStandIn.ts';

/** What happens while a rehearsal runs. */
export type ProgressEvent =
  | {
      type: 'plan';
      /** The deployment that is about to start. */
      deploymentId: string;
      path: string;
      deploymentConfigName: string;
      targets: {
        functionName: string;
        alias: string;
        currentVersion: string;
        targetVersion: string;
      }[];
      /** The hooks' functions, by lifecycle event. */
      hooks: Partial<Record<LifecycleEventName, string>>;
      /** How long Lambda lets an invocation of each hook run. */
      hookTimeoutsMs?: Partial<Record<LifecycleEventName, number>>;
      /** What the user should know before it starts: sentences. Only in the first plan of a stack. */
      notes?: readonly string[];
    }
  | Exclude<DeploymentEvent, { type: 'hookStarted' }>
  | {
      type: 'hookReport';
      deploymentId: string;
      lifecycleEventName: LifecycleEventName;
      report: HookReport;
    }
  | {
      type: 'alarm';
      name: string;
      /** The deployments that watch it. */
      deploymentIds: string[];
    }
  | ({ type: 'log' } & LogLine);

/** Called with everything that happens in a rehearsal, as it happens. It must not throw. */
export type ProgressListener = (event: ProgressEvent) => void;

/** Lambda's default, in seconds. */
const defaultTimeout = 3;

/** What is about to be rehearsed. */
export function planEvent(
  { path, notes, functions }: RehearsalPlan,
  { deploymentConfigName, appSpec }: PlannedDeployment,
  deploymentId: string,
  withNotes: boolean,
): ProgressEvent {
  return {
    type: 'plan',
    deploymentId,
    path,
    deploymentConfigName,
    targets: appSpec.functions.map(({ name, alias, currentVersion, targetVersion }) => ({
      functionName: name,
      alias,
      currentVersion,
      targetVersion,
    })),
    hooks: Object.fromEntries(appSpec.hooks.map((hook) => [hook.lifecycleEvent, hook.function])),
    hookTimeoutsMs: Object.fromEntries(
      appSpec.hooks.flatMap((hook) => {
        const found = functions.find(({ functionName }) => functionName === hook.function);
        return found ? [[hook.lifecycleEvent, (found.code.timeout ?? defaultTimeout) * 1000]] : [];
      }),
    ),
    ...(withNotes && notes && { notes }),
  };
}
