import { setNamedAlarm } from './cloudwatch/run/namedAlarm.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import type { RehearsalAlarm } from './file/rehearsalFile.ts';
import type { OpenStandIn } from './openStandIn.ts';

/**
 * Activates alarms at their minute, or when the target version gets their share of traffic.
 */
export function scheduleAlarms(
  { codeDeploy, cloudWatch }: OpenStandIn,
  deployment: Deployment,
  alarms: readonly RehearsalAlarm[],
): void {
  const { deploymentId } = deployment;
  const over = new AbortController();
  void deployment.finished.then(() => over.abort());
  const { clock, listeners } = codeDeploy.context;
  const activate = (name: string): void => setNamedAlarm(cloudWatch, name);
  for (const { name, atMinute, atShare } of alarms) {
    if (atMinute !== undefined) {
      const due = clock.wait(atMinute, over.signal);
      due.then(() => activate(name)).catch(() => undefined);
    }
    if (atShare === undefined) continue;
    listeners.add((event) => {
      if (event.type !== 'traffic' || event.deploymentId !== deploymentId) return;
      if (event.targetShare >= atShare) activate(name);
    });
  }
}
