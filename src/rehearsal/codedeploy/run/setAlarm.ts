import type { CodeDeployState } from '../codeDeployState.ts';
import { isOver } from '../state/deployment.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';

/**
 * Activates an alarm, or ends it. An active alarm stops the running deployments that watch it, and
 * fails those that start.
 */
export function setAlarm({ store }: CodeDeployState, name: string, active = true): void {
  if (!active) {
    store.activeAlarms.delete(name);
    return;
  }
  store.activeAlarms.add(name);
  for (const deployment of store.deployments.values()) {
    if (isOver(deployment) || !deployment.alarms.includes(name)) continue;
    const message = `The alarm ${name} went off while the deployment was in progress.`;
    deployment.stop.abort(new DeploymentFailure('ALARM_ACTIVE', message));
  }
}
