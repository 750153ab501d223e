import type { Deployment } from '../state/deployment.ts';
import type { Clock } from '../../clock.ts';
import { timeOfMinute } from '../../timeOfMinute.ts';
import { optionalTime } from './epochSeconds.ts';
import { revisionSummary } from './revisionLocation.ts';

/** DeploymentInfo, in the shape of CodeDeploy's model. */
export function deploymentInfo(deployment: Deployment, clock: Clock): Record<string, unknown> {
  const { description, errorInformation, previousRevision, rollbackInfo } = deployment;
  return {
    applicationName: deployment.applicationName,
    deploymentGroupName: deployment.deploymentGroupName,
    deploymentConfigName: deployment.config.deploymentConfigName,
    deploymentId: deployment.deploymentId,
    ...(previousRevision && { previousRevision: revisionSummary(previousRevision) }),
    revision: revisionSummary(deployment.revision),
    status: deployment.status,
    ...(errorInformation && { errorInformation }),
    ...beginning(deployment, clock),
    ...optionalTime('completeTime', deployment.completeTime),
    deploymentOverview: overview(deployment),
    ...(description !== undefined && { description }),
    creator: deployment.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: deployment.autoRollback,
    updateOutdatedInstancesOnly: false,
    ...(rollbackInfo && { rollbackInfo }),
    deploymentStyle: {
      deploymentType: 'BLUE_GREEN',
      deploymentOption: 'WITH_TRAFFIC_CONTROL',
    },
    instanceTerminationWaitTimeStarted: false,
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: deployment.computePlatform,
  };
}

/** While it runs, its minutes lie behind it as real ones, as in the answers of CloudWatch. */
function beginning(
  { createTime, startTime, startMinute, completeTime }: Deployment,
  clock: Clock,
): Record<string, number> {
  if (startTime === undefined || completeTime !== undefined) {
    return { ...optionalTime('createTime', createTime), ...optionalTime('startTime', startTime) };
  }
  const seen = new Date(timeOfMinute(clock, startMinute));
  return { ...optionalTime('createTime', seen), ...optionalTime('startTime', seen) };
}

function overview({ status, targets }: Deployment): Record<string, number> {
  const counts = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 };
  if (status === 'Created' || status === 'Queued') counts.Pending = targets.length;
  else if (status === 'Stopped') counts.Failed = targets.length;
  else counts[status] = targets.length;
  return counts;
}
