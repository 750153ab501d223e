import { randomUUID } from 'node:crypto';
import { account } from './arns.ts';
import type { CodeDeployState } from './codedeploy/codeDeployState.ts';
import type { Application } from './codedeploy/state/application.ts';
import { everyRollbackEvent, type DeploymentGroup } from './codedeploy/state/deploymentGroup.ts';
import type { CloudWatchState } from './cloudwatch/cloudWatchState.ts';
import { putMetricAlarm } from './cloudwatch/operations/putMetricAlarm.ts';
import { namedAlarm } from './cloudwatch/run/namedAlarm.ts';
import { RehearsalFileError, type Position } from './file/rehearsalFileError.ts';
import type { PlannedDeployment, RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import { AwsError } from './http/awsError.ts';
import type { OperationMap } from './http/operation.ts';
import type { OpenStandIn } from './openStandIn.ts';

/** The name of the application that a rehearsal deploys with. */
export const rehearsalApplication = 'rehearsal';

/** A deployment that can start, and what it deploys with. */
export interface SeededDeployment {
  planned: PlannedDeployment;
  application: Application;
  group: DeploymentGroup;
}

/**
 * Makes what a rehearsal file describes: functions, versions, aliases on their current version, an
 * application and its deployment groups. Rejects with a {@link RehearsalFileError} if the code of a
 * function cannot be used.
 */
export async function seedStandIn(
  { codeDeploy, cloudWatch, lambda: operations }: OpenStandIn,
  plan: RehearsalPlan,
): Promise<SeededDeployment[]> {
  const { lambda } = codeDeploy.context;
  for (const { functionName, code, position, versions } of plan.functions) {
    await atPosition(plan, position, () => lambda.createFunction(functionName, code));
    for (const { version, code: versionCode, position: at } of versions) {
      await atPosition(plan, at, () => lambda.addVersion(functionName, version, versionCode));
    }
  }
  const application = addApplication(codeDeploy);
  const seeded: SeededDeployment[] = [];
  for (const planned of plan.deployments) {
    for (const { name, alias, currentVersion } of planned.appSpec.functions) {
      lambda.putAlias(name, alias, { functionVersion: currentVersion });
    }
    await seedAlarms(cloudWatch, plan, planned);
    addConfig(codeDeploy, planned);
    const group = makeGroup(planned);
    application.groups.set(group.deploymentGroupName, group);
    seeded.push({ planned, application, group });
  }
  await seedEventInvokeConfigs(operations, plan);
  return seeded;
}

/** Gives AWS's errors the position in the file of what caused them. */
async function atPosition(
  { path }: RehearsalPlan,
  position: Position,
  create: () => unknown,
): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new RehearsalFileError(path, position, error.message, error);
  }
}

async function seedEventInvokeConfigs(
  operations: OperationMap,
  plan: RehearsalPlan,
): Promise<void> {
  for (const { position, onFailure, onSuccess, ...given } of plan.eventInvokeConfigs ?? []) {
    const { maximumRetryAttempts, maximumEventAgeInSeconds } = given;
    const input = {
      FunctionName: given.functionName,
      Qualifier: given.qualifier,
      MaximumRetryAttempts: maximumRetryAttempts,
      MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
      DestinationConfig: {
        OnFailure: { Destination: onFailure },
        OnSuccess: { Destination: onSuccess },
      },
    };
    await atPosition(plan, position, () => operations['PutFunctionEventInvokeConfig']?.(input));
  }
}

async function seedAlarms(
  cloudWatch: CloudWatchState,
  plan: RehearsalPlan,
  { alarms }: PlannedDeployment,
): Promise<void> {
  for (const { name, metric, position } of alarms) {
    if (metric === undefined) namedAlarm(cloudWatch, name);
    else {
      const { dimensions = {}, statistic = 'Sum', ...rule } = metric;
      const isPercentile = statistic.startsWith('p');
      await atPosition(plan, position, () =>
        putMetricAlarm(cloudWatch, {
          AlarmName: name,
          [isPercentile ? 'ExtendedStatistic' : 'Statistic']: statistic,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          ...inAwsNames({ ...metricDefaults, ...rule }),
        }),
      );
    }
  }
}

const metricDefaults = {
  namespace: 'AWS/Lambda',
  period: 60,
  evaluationPeriods: 1,
  comparisonOperator: 'GreaterThanThreshold',
};

/** `metricName` as `MetricName`. */
const inAwsNames = (members: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      value,
    ]),
  );

function addConfig({ store }: CodeDeployState, planned: PlannedDeployment): void {
  const { deploymentConfigName, trafficRouting } = planned;
  if (trafficRouting === undefined) return;
  store.configs.set(deploymentConfigName, {
    deploymentConfigId: randomUUID(),
    deploymentConfigName,
    createTime: new Date(),
    computePlatform: 'Lambda',
    trafficRouting,
  });
}

function makeGroup(planned: PlannedDeployment): DeploymentGroup {
  const { autoRollback } = planned;
  const every = autoRollback === true ? everyRollbackEvent : [];
  const events = typeof autoRollback === 'boolean' ? every : autoRollback;
  const alarms = [...new Set(planned.alarms.map((alarm) => alarm.name))];
  return {
    deploymentGroupId: randomUUID(),
    deploymentGroupName: planned.groupName,
    deploymentConfigName: planned.deploymentConfigName,
    serviceRoleArn: `arn:aws:iam::${account}:role/rehearsal`,
    autoRollback: { enabled: events.length > 0, events },
    alarms: { enabled: alarms.length > 0, alarms },
    tags: new Map(),
  };
}

function addApplication({ store }: CodeDeployState): Application {
  const application: Application = {
    applicationId: randomUUID(),
    applicationName: rehearsalApplication,
    computePlatform: 'Lambda',
    createTime: new Date(),
    tags: new Map(),
    groups: new Map(),
    revisions: new Map(),
  };
  store.applications.set(rehearsalApplication, application);
  return application;
}
