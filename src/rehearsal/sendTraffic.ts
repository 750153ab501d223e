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
  /** Resolves with `false` when the deployment has ended. */
  const waitUntil = (minute: number): Promise<boolean> =>
    clock.wait(Math.max(0, minute - clock.now()), signal).then(
      () => true,
      () => false,
    );
  let due = clock.now() + 1 / rate;
  let next = waitUntil(due);
  while (await next) {
    await clock.work(async () => {
      // If Lambda throttles the call, its metrics show it.
      await invoke(functionName, alias, body).catch(() => undefined);
      due += 1 / rate;
      // Before the clock runs fast again: on a busy machine it would pass the minute of the next call.
      next = waitUntil(due);
    });
  }
}
