import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { DeploymentEvent } from './deploymentEvent.ts';
import type { Members } from '../requests/inputReaders.ts';

/** What is told of a PutLifecycleEventHookExecutionStatus, refused or not. */
export function reportEvent(
  codeDeploy: CodeDeployStandIn,
  input: Members,
  error?: string,
): Extract<DeploymentEvent, { type: 'report' }> {
  const { deploymentId, status, lifecycleEventHookExecutionId } = input;
  const execution = codeDeploy.executions.get(String(lifecycleEventHookExecutionId));
  return {
    type: 'report',
    ...(typeof deploymentId === 'string' && { deploymentId }),
    ...(execution && { lifecycleEventName: execution.lifecycleEventName }),
    status: typeof status === 'string' ? status : '',
    ...(error !== undefined && { error }),
  };
}
