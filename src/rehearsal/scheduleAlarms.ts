import { setAlarm } from './codedeploy/run/setAlarm.ts';
import type { CodeDeployStandIn } from './codedeploy/codeDeployStandIn.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import type { RehearsalAlarm } from './file/rehearsalFile.ts';

/** Sets alarms off at their minute, or when the target version gets their share of traffic. */
export function scheduleAlarms(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  alarms: readonly RehearsalAlarm[],
  onAlarm: (name: string) => void,
): void {
  const { deploymentId } = deployment;
  const over = new AbortController();
  void deployment.finished.then(() => over.abort());
  const setOff = (name: string): void => {
    if (codeDeploy.activeAlarms.has(name)) return;
    onAlarm(name);
    setAlarm(codeDeploy, name);
  };
  for (const { name, atMinute, atShare } of alarms) {
    if (atMinute !== undefined) {
      const due = codeDeploy.clock.wait(atMinute, over.signal);
      due.then(() => setOff(name)).catch(() => undefined);
    }
    if (atShare === undefined) continue;
    codeDeploy.listeners.add((event) => {
      if (event.type !== 'traffic' || event.deploymentId !== deploymentId) return;
      if (event.targetShare >= atShare) setOff(name);
    });
  }
}
