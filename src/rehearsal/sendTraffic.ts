import type { Deployment, LambdaTarget } from './codedeploy/state/deployment.ts';
import type { RehearsalTraffic } from './file/rehearsalFile.ts';
import type { OpenStandIn } from './openStandIn.ts';

/**
 * Calls each alias of a deployment at a steady rate, from the start of AllowTraffic until the deployment
 * and its rollback have ended. The clock runs in real time while a call runs, so it waits for each.
 */
export function sendTraffic(
  standIn: OpenStandIn,
  deployment: Deployment,
  traffic: RehearsalTraffic,
): void {
  const over = new AbortController();
  void deployment.finished.then(() => over.abort());
  standIn.codeDeploy.context.listeners.add((event) => {
    if (event.type !== 'lifecycleEvent' || event.deploymentId !== deployment.deploymentId) return;
    if (event.lifecycleEventName !== 'AllowTraffic' || event.status !== 'InProgress') return;
    for (const target of deployment.targets) {
      void callSteadily(standIn, target, traffic, over.signal);
    }
  });
}

async function callSteadily(
  { codeDeploy, invoke }: OpenStandIn,
  { functionName, alias }: LambdaTarget,
  { rate, payload = {} }: RehearsalTraffic,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = codeDeploy.context;
  const body = Buffer.from(JSON.stringify(payload));
  let due = clock.now();
  while (!signal.aborted) {
    due += 1 / rate;
    try {
      await clock.wait(Math.max(0, due - clock.now()), signal);
      await clock.work(() => invoke(functionName, alias, body));
    } catch {
      // The deployment has ended, or Lambda throttled the call, which its metrics show.
    }
  }
}
