import { AwsError } from '../../http/awsError.ts';
import type { Application } from '../state/application.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { isOver } from '../state/deployment.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { findApplication, findConfig, findGroup } from '../requests/findResources.ts';
import { members, text, type Members } from '../requests/inputReaders.ts';
import { defaultConfigName } from '../state/predefinedConfigs.ts';
import { readAlarms, readAutoRollback } from '../requests/readGroupSettings.ts';
import { readRevision } from '../requests/readRevision.ts';
import { registerRevision } from '../state/registerRevision.ts';
import { startDeployment } from '../run/startDeployment.ts';

/** Starts a deployment; without a revision, the group's last successful one is deployed again. */
export async function createDeployment(
  codeDeploy: CodeDeployStandIn,
  input: Members,
): Promise<unknown> {
  const application = findApplication(codeDeploy, input);
  const group = findGroup(application, input);
  const config =
    findConfig(codeDeploy, input) ??
    codeDeploy.configs.get(group.deploymentConfigName) ??
    codeDeploy.configs.get(defaultConfigName);
  if (config === undefined) throw new Error(`${defaultConfigName} is missing`);
  const location = members(input, 'revision');
  const { revision, appSpec } = await readRevision(application, group, location);
  const description = readDescription(input);
  const alarms = readAlarms(members(input, 'overrideAlarmConfiguration')) ?? group.alarms;
  const autoRollback =
    readAutoRollback(members(input, 'autoRollbackConfiguration')) ?? group.autoRollback;
  refuseSecond(codeDeploy, application, group);
  registerRevision(application, group, revision);
  const deployment = startDeployment(codeDeploy, {
    applicationName: application.applicationName,
    deploymentGroupName: group.deploymentGroupName,
    computePlatform: application.computePlatform,
    config,
    revision,
    ...(group.targetRevision && { previousRevision: group.targetRevision }),
    appSpec,
    creator: 'user',
    ...(description !== undefined && { description }),
    autoRollback,
    alarms: alarms.enabled ? alarms.alarms : [],
  });
  return { deploymentId: deployment.deploymentId };
}

function readDescription(input: Members): string | undefined {
  const description = text(input, 'description');
  if (description === undefined || description.length <= 256) return description;
  throw new AwsError(
    'DescriptionTooLongException',
    `The description has ${description.length} characters; at most 256 are allowed.`,
  );
}

function refuseSecond(
  codeDeploy: CodeDeployStandIn,
  { applicationName }: Application,
  { deploymentGroupName }: DeploymentGroup,
): void {
  for (const deployment of codeDeploy.deployments.values()) {
    if (isOver(deployment)) continue;
    if (deployment.applicationName !== applicationName) continue;
    if (deployment.deploymentGroupName !== deploymentGroupName) continue;
    throw new AwsError(
      'DeploymentLimitExceededException',
      `The Deployment Group '${deploymentGroupName}' already has an active Deployment '${deployment.deploymentId}'`,
    );
  }
}
