import { randomUUID } from 'node:crypto';
import type { CodeDeployStandIn } from './codedeploy/codeDeployStandIn.ts';
import { everyRollbackEvent } from './codedeploy/state/deploymentGroup.ts';
import { RehearsalFileError, type Position } from './file/rehearsalFileError.ts';
import type { RehearsalPlan } from './file/rehearsalPlan.ts';
import { AwsError } from './http/awsError.ts';

/** The application and the deployment group that a rehearsal file is deployed by. */
export const rehearsalApplication = 'rehearsal';
export const rehearsalGroup = 'rehearsal';

/**
 * Makes what a rehearsal file describes: functions, versions, aliases on their current version, an
 * application and a deployment group. Rejects with a {@link RehearsalFileError} where the code of a
 * function cannot be used.
 */
export async function seedStandIn(
  codeDeploy: CodeDeployStandIn,
  plan: RehearsalPlan,
): Promise<void> {
  const { lambda } = codeDeploy;
  for (const { functionName, code, position, versions } of plan.functions) {
    await placed(plan, position, () => lambda.createFunction(functionName, code));
    for (const { version, code: versionCode, position: at } of versions) {
      await placed(plan, at, () => lambda.addVersion(functionName, version, versionCode));
    }
  }
  for (const { name, alias, currentVersion } of plan.appSpec.functions) {
    lambda.putAlias(name, alias, { functionVersion: currentVersion });
  }
  addConfig(codeDeploy, plan);
  addApplication(codeDeploy, plan);
}

async function placed(
  { path }: RehearsalPlan,
  position: Position,
  create: () => Promise<void>,
): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new RehearsalFileError(path, position, error.message, error);
  }
}

function addConfig(codeDeploy: CodeDeployStandIn, plan: RehearsalPlan): void {
  const { deploymentConfigName, trafficRouting } = plan;
  if (trafficRouting === undefined) return;
  codeDeploy.configs.set(deploymentConfigName, {
    deploymentConfigId: randomUUID(),
    deploymentConfigName,
    createTime: new Date(),
    computePlatform: 'Lambda',
    trafficRouting,
  });
}

function addApplication(codeDeploy: CodeDeployStandIn, plan: RehearsalPlan): void {
  const alarms = [...new Set(plan.alarms.map((alarm) => alarm.name))];
  const group = {
    deploymentGroupId: randomUUID(),
    deploymentGroupName: rehearsalGroup,
    deploymentConfigName: plan.deploymentConfigName,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/rehearsal',
    autoRollback: plan.autoRollback
      ? { enabled: true, events: everyRollbackEvent }
      : { enabled: false, events: [] },
    alarms: { enabled: alarms.length > 0, alarms },
  };
  codeDeploy.applications.set(rehearsalApplication, {
    applicationId: randomUUID(),
    applicationName: rehearsalApplication,
    computePlatform: 'Lambda',
    createTime: new Date(),
    groups: new Map([[rehearsalGroup, group]]),
    revisions: new Map(),
  });
}
