import { randomInt } from 'node:crypto';
import type { AppSpec } from '../../../deployment/appSpec.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, LambdaTarget, LifecycleEvent } from './deployment.ts';
import { lifecycleEventNames } from '../../../model/lifecycleEvents.ts';

/** What a new deployment is made from. */
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

export const newDeploymentId = (): string =>
  `d-${Array.from({ length: 9 }, () => idLetters[randomInt(idLetters.length)] ?? '').join('')}`;

/**
 * Makes a deployment that has not started; a rollback passes the `startMinute` of the failed one.
 */
export function newDeployment(
  { context, store }: CodeDeployState,
  plan: DeploymentPlan,
  startMinute: number = context.clock.now(),
  deploymentId: string = newDeploymentId(),
): Deployment {
  const withHooks = plan.creator === 'user' || context.assumptions.hooksOnRollback;
  const deployment: Deployment = {
    ...plan,
    deploymentId,
    createTime: new Date(),
    lastUpdatedAt: new Date(),
    events: lifecycleEvents(plan.appSpec, withHooks),
    targets: lambdaTargets(plan.appSpec),
    hookInvocations: new Map(),
    settlingHooks: [],
    stop: new AbortController(),
    startMinute,
    status: 'Created',
    finished: Promise.resolve(),
  };
  store.deployments.set(deployment.deploymentId, deployment);
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
