import { type AppSpec } from '../../../deployment/appSpec.ts';
import { formatAppSpec } from '../../../deployment/formatAppSpec.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import type { DeploymentFailure } from '../state/deploymentFailure.ts';
import { newDeployment } from '../state/newDeployment.ts';
import { defaultConfigName } from '../state/predefinedConfigs.ts';
import { revisionOf } from '../state/revision.ts';
import { shiftTraffic } from './shiftTraffic.ts';

/**
 * Makes the deployment that undoes a failed one, where the configuration asks for it. That it
 * moves all traffic at once is an assumption about AWS.
 */
export function rollBack(
  codeDeploy: CodeDeployStandIn,
  failed: Deployment,
  failure: DeploymentFailure,
): Deployment | undefined {
  if (failed.creator === 'codeDeployRollback' || !targetsAreKnown(failure)) return undefined;
  if (!wanted(failed, failure)) {
    if (codeDeploy.assumptions.aliasWithoutRollback === 'currentVersion') {
      for (const target of failed.targets) shiftTraffic(codeDeploy, failed, target, 0);
    }
    return undefined;
  }
  const rollback = newRollback(codeDeploy, failed);
  failed.rollbackInfo = {
    rollbackDeploymentId: rollback.deploymentId,
    rollbackMessage: `Deployment ${failed.deploymentId} ${failure.status === 'Stopped' ? 'was stopped' : 'failed'} and is rolled back by ${rollback.deploymentId}.`,
  };
  return rollback;
}

/** Where the functions are not there, or never were, there is nothing to put back. */
const targetsAreKnown = ({ code }: DeploymentFailure): boolean =>
  !['INVALID_LAMBDA_FUNCTION', 'INVALID_LAMBDA_CONFIGURATION', 'NO_INSTANCES'].includes(code);

function wanted({ autoRollback }: Deployment, failure: DeploymentFailure): boolean {
  if (failure.rollBack !== undefined) return failure.rollBack;
  return autoRollback.enabled && autoRollback.events.includes(failure.rollbackEvent);
}

function newRollback(codeDeploy: CodeDeployStandIn, failed: Deployment): Deployment {
  const config = codeDeploy.configs.get(defaultConfigName);
  const appSpec = reversed(failed.appSpec);
  return newDeployment(
    codeDeploy,
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
