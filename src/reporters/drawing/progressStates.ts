import type { ProgressEvent } from '../../rehearsal/progressEvent.ts';
import { advance, progressState, type ProgressState } from './progressState.ts';

/** The deployments of a rehearsal, in the order of their plans. */
export type ProgressStates = ProgressState[];

/** Updates the state of each deployment that an event is about. */
export function advanceAll(states: ProgressStates, event: ProgressEvent, now: number): void {
  if (event.type === 'plan') {
    states.push({ ...progressState(), deploymentId: event.deploymentId });
  }
  for (const state of states) {
    if (isAbout(event, state)) advance(state, event, now);
  }
}

function isAbout(event: ProgressEvent, { deploymentId, rollback }: ProgressState): boolean {
  const isOwn = (id: string | undefined): boolean =>
    id !== undefined && (id === deploymentId || id === rollback?.deploymentId);
  switch (event.type) {
    case 'log':
      return true;
    case 'alarm':
      return event.deploymentIds.some(isOwn);
    case 'deployment':
      return isOwn(event.deploymentId) || isOwn(event.rollbackTriggeringDeploymentId);
    default:
      return isOwn(event.deploymentId);
  }
}
