import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { isOver } from '../state/deployment.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';

/**
 * Sets an alarm off (or to rest again). Running deployments that watch it are stopped, and none
 * that watches it gets far while it is on.
 */
export function setAlarm(codeDeploy: CodeDeployStandIn, name: string, active = true): void {
  if (!active) {
    codeDeploy.activeAlarms.delete(name);
    return;
  }
  codeDeploy.activeAlarms.add(name);
  for (const deployment of codeDeploy.deployments.values()) {
    if (isOver(deployment) || !deployment.alarms.includes(name)) continue;
    const message = `The alarm ${name} went off while the deployment was in progress.`;
    deployment.stop.abort(new DeploymentFailure('ALARM_ACTIVE', message));
  }
}
