import { setAlarm } from './codedeploy/run/setAlarm.ts';
import type { CodeDeployState } from './codedeploy/codeDeployState.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import type { RehearsalAlarm } from './file/rehearsalFile.ts';

/** Activates alarms at their minute, or when the target version gets their share of traffic. */
export function scheduleAlarms(
  codeDeploy: CodeDeployState,
  deployment: Deployment,
  alarms: readonly RehearsalAlarm[],
  onAlarm: (name: string) => void,
): void {
  const { deploymentId } = deployment;
  const over = new AbortController();
  void deployment.finished.then(() => over.abort());
  const activate = (name: string): void => {
    if (codeDeploy.store.activeAlarms.has(name)) return;
    onAlarm(name);
    setAlarm(codeDeploy, name);
  };
  for (const { name, atMinute, atShare } of alarms) {
    if (atMinute !== undefined) {
      const due = codeDeploy.context.clock.wait(atMinute, over.signal);
      due.then(() => activate(name)).catch(() => undefined);
    }
    if (atShare === undefined) continue;
    codeDeploy.context.listeners.add((event) => {
      if (event.type !== 'traffic' || event.deploymentId !== deploymentId) return;
      if (event.targetShare >= atShare) activate(name);
    });
  }
}
