import type { CodeDeployState } from '../codeDeployState.ts';
import type {
  Deployment,
  Diagnostics,
  LifecycleEvent,
  LifecycleEventStatus,
} from './deployment.ts';

/** Changes the status of an event and emits the change. */
export function setEventStatus(
  { context }: CodeDeployState,
  deployment: Deployment,
  event: LifecycleEvent,
  status: LifecycleEventStatus,
  diagnostics?: Diagnostics,
): void {
  event.status = status;
  deployment.lastUpdatedAt = new Date();
  if (status === 'InProgress') event.startTime = new Date();
  else if (event.startTime !== undefined) event.endTime = new Date();
  if (diagnostics !== undefined) event.diagnostics = diagnostics;
  context.emit({
    type: 'lifecycleEvent',
    deploymentId: deployment.deploymentId,
    lifecycleEventName: event.name,
    status,
    ...(event.functionName !== undefined && { functionName: event.functionName }),
    ...(diagnostics !== undefined && { diagnostics }),
  });
}
