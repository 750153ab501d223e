import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type {
  Deployment,
  Diagnostics,
  LifecycleEvent,
  LifecycleEventStatus,
} from './deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import { emit } from './emit.ts';

export function lifecycleEvent(deployment: Deployment, name: LifecycleEventName): LifecycleEvent {
  const event = deployment.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`${deployment.deploymentId} has no ${name}`);
  return event;
}

/** Moves an event on and tells of it. */
export function setEventStatus(
  codeDeploy: CodeDeployStandIn,
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
  emit(codeDeploy, {
    type: 'lifecycleEvent',
    deploymentId: deployment.deploymentId,
    lifecycleEventName: event.name,
    status,
    ...(event.functionName !== undefined && { functionName: event.functionName }),
    ...(diagnostics !== undefined && { diagnostics }),
  });
}
