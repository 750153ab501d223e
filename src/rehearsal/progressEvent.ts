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
      /** The rehearsal file, the template or the assembly. */
      path: string;
      /** The name of the deployment configuration. */
      deploymentConfigName: string;
      /** The functions whose traffic will shift. */
      targets: {
        /** The function's name. */
        functionName: string;
        /** The alias whose traffic shifts. */
        alias: string;
        /** The version in production: a number. */
        currentVersion: string;
        /** The version that is being deployed: a number. */
        targetVersion: string;
      }[];
      /** The hooks' functions, by lifecycle event. */
      hooks: Partial<Record<LifecycleEventName, string>>;
      /** How long Lambda lets an invocation of each hook run, in milliseconds. */
      hookTimeoutsMs?: Partial<Record<LifecycleEventName, number>>;
      /** What the user should know before it starts: sentences. Only in the first plan of a stack. */
      notes?: readonly string[];
    }
  | Exclude<DeploymentEvent, { type: 'hookStarted' }>
  | {
      type: 'hookReport';
      /** The deployment of the hook. */
      deploymentId: string;
      /** The lifecycle event of the hook. */
      lifecycleEventName: LifecycleEventName;
      /** The record that the hook returned or logged. */
      report: HookReport;
    }
  | {
      type: 'alarm';
      /** The alarm's name. */
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
