import type { CodeDeployState } from '../codeDeployState.ts';
import { lifecycleEventOf, type Deployment } from '../state/deployment.ts';
import { trafficSteps } from '../state/deploymentConfig.ts';
import { setEventStatus } from '../state/setEventStatus.ts';
import { shiftTraffic } from './shiftTraffic.ts';

/**
 * CodeDeploy's own lifecycle event: shifts the traffic of the aliases step by step. Rejects with
 * the reason if the deployment is stopped.
 */
export async function allowTraffic(state: CodeDeployState, deployment: Deployment): Promise<void> {
  const { clock } = state.context;
  const event = lifecycleEventOf(deployment, 'AllowTraffic');
  const { signal } = deployment.stop;
  setEventStatus(state, deployment, event, 'InProgress');
  // Each step waits for its own minute, so that the delays of a busy machine do not add up.
  let due = clock.now();
  for (const step of trafficSteps(deployment.config.trafficRouting)) {
    due += step.afterMinutes;
    if (step.afterMinutes > 0) await clock.wait(due - clock.now(), signal);
    for (const target of deployment.targets) {
      shiftTraffic(state, deployment, target, step.percent, due);
    }
    signal.throwIfAborted();
  }
  setEventStatus(state, deployment, event, 'Succeeded');
}
