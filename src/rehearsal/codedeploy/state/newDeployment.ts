import { randomInt } from 'node:crypto';
import type { AppSpec } from '../../../deployment/appSpec.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, LambdaTarget, LifecycleEvent } from './deployment.ts';
import { lifecycleEventNames } from '../../../model/lifecycleEvents.ts';

/** What a new deployment is made of. */
export type DeploymentPlan = Pick<
  Deployment,
  | 'applicationName'
  | 'deploymentGroupName'
  | 'computePlatform'
  | 'config'
  | 'revision'
  | 'previousRevision'
  | 'appSpec'
  | 'creator'
  | 'description'
  | 'autoRollback'
  | 'alarms'
  | 'rollbackInfo'
>;

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const newDeploymentId = (): string =>
  `d-${Array.from({ length: 9 }, () => idLetters[randomInt(idLetters.length)] ?? '').join('')}`;

/** Makes a deployment, not yet begun; `startMinute` is given where it undoes another. */
export function newDeployment(
  codeDeploy: CodeDeployStandIn,
  plan: DeploymentPlan,
  startMinute: number = codeDeploy.clock.now(),
): Deployment {
  const withHooks = plan.creator === 'user' || codeDeploy.assumptions.hooksOnRollback;
  const deployment: Deployment = {
    ...plan,
    deploymentId: newDeploymentId(),
    createTime: new Date(),
    lastUpdatedAt: new Date(),
    events: lifecycleEvents(plan.appSpec, withHooks),
    targets: lambdaTargets(plan.appSpec),
    hookRuns: new Map(),
    settling: [],
    stop: new AbortController(),
    startMinute,
    status: 'Created',
    finished: Promise.resolve(),
  };
  codeDeploy.deployments.set(deployment.deploymentId, deployment);
  return deployment;
}

function lifecycleEvents(appSpec: AppSpec, withHooks: boolean): LifecycleEvent[] {
  return lifecycleEventNames('Lambda').map((name) => {
    const hook = appSpec.hooks.find((candidate) => candidate.lifecycleEvent === name);
    const functionName = withHooks ? hook?.function : undefined;
    return { name, status: 'Pending', ...(functionName !== undefined && { functionName }) };
  });
}

function lambdaTargets(appSpec: AppSpec): LambdaTarget[] {
  return appSpec.functions.map(({ name, alias, currentVersion, targetVersion }) => ({
    targetId: `${name}:${alias}`,
    functionName: name,
    alias,
    currentVersion,
    targetVersion,
    targetVersionWeight: 0,
  }));
}
