import type { HookStatus } from '../../../model/hookReport.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';

/** One execution of a hook, as CodeDeploy sees it: it waits for one report. */
export interface HookExecution {
  readonly executionId: string;
  readonly deploymentId: string;
  readonly lifecycleEventName: LifecycleEventName;
  /** `true` as soon as no report is accepted any more. */
  completed: boolean;
  /** Resolves with the accepted report. */
  readonly reported: Promise<HookStatus>;
  accept(status: HookStatus): void;
  /** Called when a report is accepted, before the hook gets its answer. */
  onAccepted?: () => void;
}

export function hookExecution(
  executionId: string,
  deploymentId: string,
  lifecycleEventName: LifecycleEventName,
): HookExecution {
  let resolveReported: (status: HookStatus) => void = () => undefined;
  const reported = new Promise<HookStatus>((resolve) => (resolveReported = resolve));
  const execution: HookExecution = {
    executionId,
    deploymentId,
    lifecycleEventName,
    completed: false,
    reported,
    accept: (status) => {
      execution.completed = true;
      execution.onAccepted?.();
      resolveReported(status);
    },
  };
  return execution;
}
