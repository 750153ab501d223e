import type { AppSpec } from '../../../deployment/appSpec.ts';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Application } from '../state/application.ts';
import { isOver, type Deployment } from '../state/deployment.ts';
import type { DeploymentConfig } from '../state/deploymentConfig.ts';
import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  DeploymentGroup,
} from '../state/deploymentGroup.ts';
import { newDeployment, type DeploymentPlan } from '../state/newDeployment.ts';
import { defaultConfigName } from '../state/predefinedConfigs.ts';
import type { Revision } from '../state/revision.ts';
import { runDeployment } from './runDeployment.ts';

/** What a user asks for; what is left out comes from the group. */
export interface DeploymentRequest {
  application: Application;
  group: DeploymentGroup;
  revision: Revision;
  appSpec: AppSpec;
  config?: DeploymentConfig;
  description?: string;
  alarms?: AlarmConfiguration;
  autoRollback?: AutoRollbackConfiguration;
  /** Default: a new one. */
  deploymentId?: string;
}

/** Starts a deployment; throws AWS's error if the group's last one is still active. */
export function startDeployment(state: CodeDeployState, request: DeploymentRequest): Deployment {
  const { application, group, revision, appSpec, description } = request;
  const { alarms = group.alarms, autoRollback = group.autoRollback } = request;
  refuseSecond(state, request);
  registerRevision(request);
  const plan: DeploymentPlan = {
    applicationName: application.applicationName,
    deploymentGroupName: group.deploymentGroupName,
    computePlatform: application.computePlatform,
    config: request.config ?? configOf(state, group),
    revision,
    ...(group.targetRevision && { previousRevision: group.targetRevision }),
    appSpec,
    creator: 'user',
    ...(description !== undefined && { description }),
    autoRollback,
    alarms: alarms.enabled ? alarms.alarms : [],
  };
  const deployment = newDeployment(state, plan, undefined, request.deploymentId);
  deployment.finished = runDeployment(state, deployment);
  return deployment;
}

function configOf({ store }: CodeDeployState, group: DeploymentGroup): DeploymentConfig {
  const config =
    store.configs.get(group.deploymentConfigName) ?? store.configs.get(defaultConfigName);
  if (config !== undefined) return config;
  throw new Error(`the predefined configuration ${defaultConfigName} is missing`);
}

function refuseSecond(
  { store }: CodeDeployState,
  { application: { applicationName }, group: { deploymentGroupName } }: DeploymentRequest,
): void {
  for (const deployment of store.deployments.values()) {
    if (isOver(deployment)) continue;
    if (deployment.applicationName !== applicationName) continue;
    if (deployment.deploymentGroupName !== deploymentGroupName) continue;
    throw new AwsError(
      'DeploymentLimitExceededException',
      `The Deployment Group '${deploymentGroupName}' already has an active Deployment '${deployment.deploymentId}'`,
    );
  }
}

/** A revision is registered with its application when it is first deployed. */
function registerRevision({ application, group, revision }: DeploymentRequest): void {
  const usedTime = new Date();
  const registered = application.revisions.get(revision.sha256) ?? {
    revision,
    registerTime: usedTime,
    deploymentGroups: new Set<string>(),
  };
  registered.firstUsedTime ??= usedTime;
  registered.lastUsedTime = usedTime;
  registered.deploymentGroups.add(group.deploymentGroupName);
  application.revisions.set(revision.sha256, registered);
}
