import { setImmediate as nextTurn } from 'node:timers/promises';
import { allowTraffic } from './allowTraffic.ts';
import { checkTargets } from './checkTargets.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, DeploymentStatus } from '../state/deployment.ts';
import { asDeploymentFailure, DeploymentFailure } from '../state/deploymentFailure.ts';
import { emit } from '../state/emit.ts';
import { setEventStatus } from '../state/lifecycleEvents.ts';
import { rollBack } from './rollBack.ts';
import { runLifecycleHook } from './runLifecycleHook.ts';

/** Performs a deployment to its end, and its rollback where one follows. Never rejects. */
export async function runDeployment(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
): Promise<void> {
  setStatus(codeDeploy, deployment, 'Created');
  // CreateDeployment answers before anything happens.
  await nextTurn();
  setStatus(codeDeploy, deployment, 'Queued');
  deployment.startTime = new Date();
  setStatus(codeDeploy, deployment, 'InProgress');
  try {
    await performEvents(codeDeploy, deployment);
    deployment.completeTime = new Date();
    remember(codeDeploy, deployment);
    setStatus(codeDeploy, deployment, 'Succeeded');
  } catch (error) {
    await fail(codeDeploy, deployment, asDeploymentFailure(error));
  }
}

async function performEvents(codeDeploy: CodeDeployStandIn, deployment: Deployment): Promise<void> {
  if (deployment.computePlatform !== 'Lambda') {
    throw new DeploymentFailure(
      'NO_INSTANCES',
      `The stand-in deploys Lambda functions; ${deployment.applicationName} is an application for ${deployment.computePlatform}.`,
    );
  }
  checkTargets(codeDeploy, deployment);
  const alarm = deployment.alarms.find((name) => codeDeploy.activeAlarms.has(name));
  if (alarm !== undefined) {
    throw new DeploymentFailure('ALARM_ACTIVE', `The alarm ${alarm} was active at the start.`);
  }
  await runLifecycleHook(codeDeploy, deployment, 'BeforeAllowTraffic');
  await allowTraffic(codeDeploy, deployment);
  await runLifecycleHook(codeDeploy, deployment, 'AfterAllowTraffic');
}

async function fail(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  failure: DeploymentFailure,
): Promise<void> {
  for (const event of deployment.events) {
    if (event.status === 'InProgress') {
      setEventStatus(codeDeploy, deployment, event, 'Failed', {
        errorCode: 'UnknownError',
        message: failure.message,
      });
    } else if (event.status === 'Pending') {
      setEventStatus(codeDeploy, deployment, event, 'Skipped');
    }
  }
  deployment.completeTime = new Date();
  deployment.errorInformation = { code: failure.code, message: failure.message };
  const rollback = rollBack(codeDeploy, deployment, failure);
  setStatus(codeDeploy, deployment, failure.status);
  if (rollback === undefined) return;
  rollback.finished = runDeployment(codeDeploy, rollback);
  await rollback.finished;
}

/** What succeeded is what the group's next rollback information and GetDeploymentGroup show. */
function remember(codeDeploy: CodeDeployStandIn, deployment: Deployment): void {
  const application = codeDeploy.applications.get(deployment.applicationName);
  const group = application?.groups.get(deployment.deploymentGroupName);
  if (group !== undefined) group.targetRevision = deployment.revision;
}

function setStatus(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  status: DeploymentStatus,
): void {
  deployment.status = status;
  deployment.lastUpdatedAt = new Date();
  const triggering = deployment.rollbackInfo?.rollbackTriggeringDeploymentId;
  emit(codeDeploy, {
    type: 'deployment',
    deploymentId: deployment.deploymentId,
    status,
    creator: deployment.creator,
    ...(deployment.errorInformation && { errorInformation: deployment.errorInformation }),
    ...(triggering !== undefined && { rollbackTriggeringDeploymentId: triggering }),
  });
}
