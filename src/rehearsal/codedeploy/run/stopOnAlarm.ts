import type { CodeDeployState } from '../codeDeployState.ts';
import { isOver } from '../state/deployment.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';

/** Stops the running deployments that watch an alarm, because it went off. */
export function stopOnAlarm({ store }: CodeDeployState, name: string): void {
  for (const deployment of store.deployments.values()) {
    if (isOver(deployment) || !deployment.alarms.includes(name)) continue;
    const message = `The alarm ${name} went off while the deployment was in progress.`;
    deployment.stop.abort(new DeploymentFailure('ALARM_ACTIVE', message));
  }
}
