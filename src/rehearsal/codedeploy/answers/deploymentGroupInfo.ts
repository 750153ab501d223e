import type { Application } from '../state/application.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment } from '../state/deployment.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { optionalTime } from './epochSeconds.ts';
import { revisionSummary } from './revisionLocation.ts';

/** DeploymentGroupInfo, in the shape of CodeDeploy's model. */
export function deploymentGroupInfo(
  { store }: CodeDeployState,
  { applicationName, computePlatform }: Application,
  group: DeploymentGroup,
): Record<string, unknown> {
  const { deploymentGroupName, alarms, targetRevision, deploymentStyle } = group;
  const deployments = [...store.deployments.values()].filter(
    (deployment) =>
      deployment.applicationName === applicationName &&
      deployment.deploymentGroupName === deploymentGroupName,
  );
  const attempted = deployments.at(-1);
  const successful = deployments.findLast(({ status }) => status === 'Succeeded');
  return {
    applicationName,
    deploymentGroupId: group.deploymentGroupId,
    deploymentGroupName,
    deploymentConfigName: group.deploymentConfigName,
    ec2TagFilters: [],
    onPremisesInstanceTagFilters: [],
    autoScalingGroups: [],
    serviceRoleArn: group.serviceRoleArn,
    ...(targetRevision && { targetRevision: revisionSummary(targetRevision) }),
    triggerConfigurations: [],
    alarmConfiguration: {
      enabled: alarms.enabled,
      ignorePollAlarmFailure: alarms.ignorePollAlarmFailure ?? false,
      alarms: alarms.alarms.map((name) => ({ name })),
    },
    autoRollbackConfiguration: group.autoRollback,
    ...(deploymentStyle && { deploymentStyle }),
    outdatedInstancesStrategy: 'UPDATE',
    ...(attempted && { lastAttemptedDeployment: lastDeployment(attempted) }),
    ...(successful && { lastSuccessfulDeployment: lastDeployment(successful) }),
    computePlatform,
    terminationHookEnabled: false,
  };
}

const lastDeployment = (deployment: Deployment): Record<string, unknown> => ({
  deploymentId: deployment.deploymentId,
  status: deployment.status,
  ...optionalTime('endTime', deployment.completeTime),
  ...optionalTime('createTime', deployment.createTime),
});
