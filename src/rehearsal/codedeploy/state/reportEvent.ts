import type { Input } from '../../http/operation.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { DeploymentEvent } from './deploymentEvent.ts';

/** The event for a PutLifecycleEventHookExecutionStatus; `error` says what refused it. */
export function reportEvent(
  { store }: CodeDeployState,
  input: Input,
  error?: string,
): Extract<DeploymentEvent, { type: 'report' }> {
  const { deploymentId, status, lifecycleEventHookExecutionId } = input;
  const execution = store.executions.get(String(lifecycleEventHookExecutionId));
  return {
    type: 'report',
    ...(typeof deploymentId === 'string' && { deploymentId }),
    ...(execution && { lifecycleEventName: execution.lifecycleEventName }),
    status: typeof status === 'string' ? status : '',
    ...(error !== undefined && { error }),
  };
}
