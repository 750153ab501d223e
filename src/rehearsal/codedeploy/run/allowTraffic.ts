import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import { trafficSteps } from '../state/deploymentConfig.ts';
import { lifecycleEvent, setEventStatus } from '../state/lifecycleEvents.ts';
import { shiftTraffic } from './shiftTraffic.ts';

/**
 * CodeDeploy's own lifecycle event: moves the aliases' traffic step by step. Rejects with the
 * reason of a stop.
 */
export async function allowTraffic(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
): Promise<void> {
  const event = lifecycleEvent(deployment, 'AllowTraffic');
  const { signal } = deployment.stop;
  setEventStatus(codeDeploy, deployment, event, 'InProgress');
  // A schedule rather than a chain of waits: what the machine takes between two steps adds up.
  let due = codeDeploy.clock.now();
  for (const step of trafficSteps(deployment.config.trafficRouting)) {
    due += step.afterMinutes;
    if (step.afterMinutes > 0) await codeDeploy.clock.wait(due - codeDeploy.clock.now(), signal);
    for (const target of deployment.targets) {
      shiftTraffic(codeDeploy, deployment, target, step.percent, due);
    }
    signal.throwIfAborted();
  }
  setEventStatus(codeDeploy, deployment, event, 'Succeeded');
}
