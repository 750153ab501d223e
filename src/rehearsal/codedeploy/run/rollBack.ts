import type { AppSpec } from '../../../deployment/appSpec.ts';
import { formatAppSpec } from '../../../deployment/formatAppSpec.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment } from '../state/deployment.ts';
import type { DeploymentFailure } from '../state/deploymentFailure.ts';
import { newDeployment } from '../state/newDeployment.ts';
import { defaultConfigName } from '../state/predefinedConfigs.ts';
import { revisionOf } from '../state/revision.ts';
import { shiftTraffic } from './shiftTraffic.ts';

/**
 * Makes the deployment that undoes a failed one, if its configuration asks for it. That a rollback
 * shifts all traffic at once is an assumption about AWS.
 */
export function rollBack(
  state: CodeDeployState,
  failed: Deployment,
  failure: DeploymentFailure,
): Deployment | undefined {
  if (failed.creator === 'codeDeployRollback' || !failure.restorable) return undefined;
  if (!isWanted(failed, failure)) {
    if (state.context.assumptions.aliasWithoutRollback === 'currentVersion') {
      for (const target of failed.targets) shiftTraffic(state, failed, target, 0);
    }
    return undefined;
  }
  const rollback = newRollback(state, failed);
  failed.rollbackInfo = {
    rollbackDeploymentId: rollback.deploymentId,
    rollbackMessage: `Deployment ${failed.deploymentId} ${failure.status === 'Stopped' ? 'was stopped' : 'failed'} and is rolled back by ${rollback.deploymentId}.`,
  };
  return rollback;
}

function isWanted({ autoRollback }: Deployment, failure: DeploymentFailure): boolean {
  if (failure.rollBack !== undefined) return failure.rollBack;
  return autoRollback.enabled && autoRollback.events.includes(failure.rollbackEvent);
}

function newRollback(state: CodeDeployState, failed: Deployment): Deployment {
  const config = state.store.configs.get(defaultConfigName);
  const appSpec = reversed(failed.appSpec);
  return newDeployment(
    state,
    {
      applicationName: failed.applicationName,
      deploymentGroupName: failed.deploymentGroupName,
      computePlatform: failed.computePlatform,
      config: config ?? failed.config,
      revision: revisionOf(failed.revision.type, formatAppSpec(appSpec, 'json')),
      previousRevision: failed.revision,
      appSpec,
      creator: 'codeDeployRollback',
      autoRollback: { enabled: false, events: [] },
      alarms: [],
      rollbackInfo: {
        rollbackTriggeringDeploymentId: failed.deploymentId,
        rollbackMessage: `Rolls back deployment ${failed.deploymentId}.`,
      },
    },
    failed.startMinute,
  );
}

const reversed = (appSpec: AppSpec): AppSpec => ({
  ...appSpec,
  functions: appSpec.functions.map((target) => ({
    ...target,
    currentVersion: target.targetVersion,
    targetVersion: target.currentVersion,
  })),
});
