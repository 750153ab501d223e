import {
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import { sendRetrying, type RetryOptions } from '../aws/retrying.ts';
import type { Services } from './services.ts';

/** The calls to CodeDeploy. */
export function codeDeployCalls(
  client: CodeDeployClient,
  deploymentId: string,
  retry: RetryOptions,
): Pick<Services, 'deployment' | 'groupAlarms'> {
  return {
    deployment: async () => {
      const command = new GetDeploymentCommand({ deploymentId });
      const { deploymentInfo = {} } = await sendRetrying(
        'codedeploy:GetDeployment',
        (options) => client.send(command, options),
        retry,
      );
      return {
        applicationName: deploymentInfo.applicationName ?? '',
        groupName: deploymentInfo.deploymentGroupName ?? '',
        configName: deploymentInfo.deploymentConfigName ?? '',
        creator: deploymentInfo.creator ?? '',
        startedAt: (deploymentInfo.startTime ?? deploymentInfo.createTime)?.getTime(),
      };
    },
    groupAlarms: async ({ applicationName, groupName: deploymentGroupName }) => {
      const command = new GetDeploymentGroupCommand({ applicationName, deploymentGroupName });
      const { deploymentGroupInfo } = await sendRetrying(
        'codedeploy:GetDeploymentGroup',
        (options) => client.send(command, options),
        retry,
      );
      const { enabled = false, alarms = [] } = deploymentGroupInfo?.alarmConfiguration ?? {};
      return { enabled, names: alarms.flatMap(({ name }) => name ?? []) };
    },
  };
}
