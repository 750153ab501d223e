/** What CodeDeploy deploys to, as its API names it. */
export type ComputePlatform = 'Lambda' | 'ECS';

/**
 * The lifecycle events of each compute platform, in the order in which they run: the one place that
 * says which events exist.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const lifecycleEvents = {
  Lambda: ['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'],
  ECS: [
    'BeforeInstall',
    'Install',
    'AfterInstall',
    'AllowTestTraffic',
    'AfterAllowTestTraffic',
    'BeforeAllowTraffic',
    'AllowTraffic',
    'AfterAllowTraffic',
  ],
} as const;

/** CodeDeploy's own work, for which an AppSpec cannot name a hook. */
const codeDeploysOwn = ['Install', 'AllowTestTraffic', 'AllowTraffic'] as const;

/** The name of any lifecycle event of a platform. */
export type LifecycleEventName<Platform extends ComputePlatform = 'Lambda'> =
  (typeof lifecycleEvents)[Platform][number];

/** The name of a lifecycle event for which an AppSpec may name a hook. */
export type HookEventName<Platform extends ComputePlatform = 'Lambda'> = Exclude<
  LifecycleEventName<Platform>,
  (typeof codeDeploysOwn)[number]
>;

/** All events of a platform, in order: `BeforeAllowTraffic`, `AllowTraffic`, `AfterAllowTraffic`. */
export function lifecycleEventNames<Platform extends ComputePlatform>(
  platform: Platform,
): readonly LifecycleEventName<Platform>[] {
  return lifecycleEvents[platform];
}

/** The events of a platform for which an AppSpec may name a hook, in order. */
export function hookEventNames<Platform extends ComputePlatform>(
  platform: Platform,
): readonly HookEventName<Platform>[] {
  const names: readonly LifecycleEventName<Platform>[] = lifecycleEvents[platform];
  return names.filter(
    (name): name is HookEventName<Platform> => !codeDeploysOwn.some((own) => own === name),
  );
}

/** The hooks of a Lambda deployment: the events that this package has handlers for. */
export const lambdaHookEvents: readonly HookEventName[] = /* @__PURE__ */ hookEventNames('Lambda');

/** Whether all production traffic goes to the new version when this event's hook runs. */
export function isAfterShift(lifecycleEvent: string): boolean {
  return lifecycleEvent === 'AfterAllowTraffic';
}
