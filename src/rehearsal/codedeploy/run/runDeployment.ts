import { setImmediate as nextTurn } from 'node:timers/promises';
import { allowTraffic } from './allowTraffic.ts';
import { checkTargets } from './checkTargets.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, DeploymentStatus } from '../state/deployment.ts';
import { asDeploymentFailure, DeploymentFailure } from '../state/deploymentFailure.ts';
import { setEventStatus } from '../state/setEventStatus.ts';
import { rollBack } from './rollBack.ts';
import { runLifecycleHook } from './runLifecycleHook.ts';

/** Runs a deployment to its end, and then its rollback if there is one. Never rejects. */
export async function runDeployment(state: CodeDeployState, deployment: Deployment): Promise<void> {
  setStatus(state, deployment, 'Created');
  // CreateDeployment answers before anything happens.
  await nextTurn();
  setStatus(state, deployment, 'Queued');
  deployment.startTime = new Date();
  setStatus(state, deployment, 'InProgress');
  try {
    await performEvents(state, deployment);
    deployment.completeTime = new Date();
    rememberRevision(state, deployment);
    setStatus(state, deployment, 'Succeeded');
  } catch (error) {
    await failDeployment(state, deployment, asDeploymentFailure(error));
  }
}

async function performEvents(state: CodeDeployState, deployment: Deployment): Promise<void> {
  if (deployment.computePlatform !== 'Lambda') {
    throw new DeploymentFailure(
      'NO_INSTANCES',
      `The stand-in deploys Lambda functions only; ${deployment.applicationName} is an application for ${deployment.computePlatform}.`,
      { restorable: false },
    );
  }
  checkTargets(state, deployment);
  const alarm = deployment.alarms.find(state.context.isAlarmActive);
  if (alarm !== undefined) {
    throw new DeploymentFailure('ALARM_ACTIVE', `The alarm ${alarm} was active at the start.`);
  }
  await runLifecycleHook(state, deployment, 'BeforeAllowTraffic');
  await allowTraffic(state, deployment);
  await runLifecycleHook(state, deployment, 'AfterAllowTraffic');
}

async function failDeployment(
  state: CodeDeployState,
  deployment: Deployment,
  failure: DeploymentFailure,
): Promise<void> {
  for (const event of deployment.events) {
    if (event.status === 'InProgress') {
      setEventStatus(state, deployment, event, 'Failed', {
        errorCode: 'UnknownError',
        message: failure.message,
      });
    } else if (event.status === 'Pending') {
      setEventStatus(state, deployment, event, 'Skipped');
    }
  }
  deployment.completeTime = new Date();
  deployment.errorInformation = { code: failure.code, message: failure.message };
  const rollback = rollBack(state, deployment, failure);
  setStatus(state, deployment, failure.status);
  if (rollback === undefined) return;
  rollback.finished = runDeployment(state, rollback);
  await rollback.finished;
}

/**
 * GetDeploymentGroup and the next deployment of the group show the revision that succeeded last.
 */
function rememberRevision({ store }: CodeDeployState, deployment: Deployment): void {
  const application = store.applications.get(deployment.applicationName);
  const group = application?.groups.get(deployment.deploymentGroupName);
  if (group !== undefined) group.targetRevision = deployment.revision;
}

function setStatus(
  { context }: CodeDeployState,
  deployment: Deployment,
  status: DeploymentStatus,
): void {
  deployment.status = status;
  deployment.lastUpdatedAt = new Date();
  const triggering = deployment.rollbackInfo?.rollbackTriggeringDeploymentId;
  context.emit({
    type: 'deployment',
    deploymentId: deployment.deploymentId,
    status,
    creator: deployment.creator,
    ...(deployment.errorInformation && { errorInformation: deployment.errorInformation }),
    ...(triggering !== undefined && { rollbackTriggeringDeploymentId: triggering }),
  });
}
