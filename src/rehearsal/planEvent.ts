import type { RehearsalPlan } from './file/rehearsalPlan.ts';
import type { ProgressEvent } from './progressEvent.ts';

/** What is about to be rehearsed. */
export function planEvent(plan: RehearsalPlan): ProgressEvent {
  const { path, deploymentConfigName, appSpec } = plan;
  return {
    type: 'plan',
    path,
    deploymentConfigName,
    targets: appSpec.functions.map(({ name, alias, currentVersion, targetVersion }) => ({
      functionName: name,
      alias,
      currentVersion,
      targetVersion,
    })),
    hooks: Object.fromEntries(appSpec.hooks.map((hook) => [hook.lifecycleEvent, hook.function])),
  };
}
