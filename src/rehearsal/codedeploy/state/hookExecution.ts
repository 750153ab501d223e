import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';

/** The statuses that PutLifecycleEventHookExecutionStatus accepts. */
export type HookStatus = 'Succeeded' | 'Failed';

/** One run of a hook: what CodeDeploy waits for a report of. */
export interface HookExecution {
  readonly executionId: string;
  readonly deploymentId: string;
  readonly lifecycleEventName: LifecycleEventName;
  /** No report is accepted any more. */
  completed: boolean;
  /** Resolves with the accepted report. */
  readonly reported: Promise<HookStatus>;
  accept(status: HookStatus): void;
  /** Called when a report is accepted, before the hook has its answer. */
  onAccepted?: () => void;
}

export function hookExecution(
  executionId: string,
  deploymentId: string,
  lifecycleEventName: LifecycleEventName,
): HookExecution {
  let report: (status: HookStatus) => void = () => undefined;
  const reported = new Promise<HookStatus>((resolve) => (report = resolve));
  const execution: HookExecution = {
    executionId,
    deploymentId,
    lifecycleEventName,
    completed: false,
    reported,
    accept: (status) => {
      execution.completed = true;
      execution.onAccepted?.();
      report(status);
    },
  };
  return execution;
}
