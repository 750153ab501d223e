import { parseDuration } from '../../lib/duration.ts';
import type { ScriptedClient } from './scriptedCloudWatch.ts';
import type { TriedDeployment } from './serviceOptions.ts';

const tenMinutesMs = 600_000;

/** The client of CodeDeploy for one run of a check: it knows the deployment and its group. */
export function scriptedCodeDeploy(deployment: TriedDeployment = {}): ScriptedClient {
  const {
    configName = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    creator = 'user',
    startedAgo,
    alarms = [],
    alarmsEnabled = true,
  } = deployment;
  const startTime = new Date(Date.now() - (parseDuration(startedAgo) ?? tenMinutesMs));
  const answers: Record<string, object> = {
    GetDeploymentCommand: {
      deploymentInfo: {
        applicationName: 'example-application',
        deploymentGroupName: 'example-group',
        deploymentConfigName: configName,
        creator,
        startTime,
      },
    },
    GetDeploymentGroupCommand: {
      deploymentGroupInfo: {
        alarmConfiguration: { enabled: alarmsEnabled, alarms: alarms.map((name) => ({ name })) },
      },
    },
  };
  return {
    send: ({ constructor: { name } }) => {
      const found = answers[name];
      if (found !== undefined) return Promise.resolve(found);
      return Promise.reject(new Error('tryCheck does not know this call of CodeDeploy'));
    },
  };
}
