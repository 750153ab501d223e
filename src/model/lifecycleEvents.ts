import { Object } from '../lib/primordials.ts';
/** What CodeDeploy deploys to, as its API names it. */
export type ComputePlatform = 'Lambda' | 'ECS';

/**
 * The lifecycle events of each compute platform, in the order in which they run: the one place that
 * says which events exist. `hookable`: an AppSpec may name a hook for it; the other events are
 * CodeDeploy's own work. `afterShift`: all production traffic goes to the new version by then.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const lifecycleEvents = {
  Lambda: [
    { name: 'BeforeAllowTraffic', hookable: true, afterShift: false },
    { name: 'AllowTraffic', hookable: false, afterShift: false },
    { name: 'AfterAllowTraffic', hookable: true, afterShift: true },
  ],
  ECS: [
    { name: 'BeforeInstall', hookable: true, afterShift: false },
    { name: 'Install', hookable: false, afterShift: false },
    { name: 'AfterInstall', hookable: true, afterShift: false },
    { name: 'AllowTestTraffic', hookable: false, afterShift: false },
    { name: 'AfterAllowTestTraffic', hookable: true, afterShift: false },
    { name: 'BeforeAllowTraffic', hookable: true, afterShift: false },
    { name: 'AllowTraffic', hookable: false, afterShift: false },
    { name: 'AfterAllowTraffic', hookable: true, afterShift: true },
  ],
} as const;

type EventOf<Platform extends ComputePlatform> = (typeof lifecycleEvents)[Platform][number];

/** The name of any lifecycle event of a platform. */
export type LifecycleEventName<Platform extends ComputePlatform = 'Lambda'> =
  EventOf<Platform>['name'];

/** The name of a lifecycle event for which an AppSpec may name a hook. */
export type HookEventName<Platform extends ComputePlatform = 'Lambda'> = Extract<
  EventOf<Platform>,
  { hookable: true }
>['name'];

/** All events of a platform, in order: `BeforeAllowTraffic`, `AllowTraffic`, `AfterAllowTraffic`. */
export function lifecycleEventNames<Platform extends ComputePlatform>(
  platform: Platform,
): readonly LifecycleEventName<Platform>[] {
  return lifecycleEvents[platform].map(({ name }) => name);
}

/** The events of a platform for which an AppSpec may name a hook, in order. */
export function hookEventNames<Platform extends ComputePlatform>(
  platform: Platform,
): readonly HookEventName<Platform>[] {
  return lifecycleEvents[platform]
    .filter(({ hookable }) => hookable)
    .map(({ name }) => name as HookEventName<Platform>);
}

/** The hooks of a Lambda deployment: the events that this package has handlers for. */
export const lambdaHookEvents: readonly HookEventName[] = /* @__PURE__ */ hookEventNames('Lambda');

/** Whether all traffic goes to the new version when this event's hook runs. */
export function isAfterShift(lifecycleEvent: string): boolean {
  return Object.values(lifecycleEvents)
    .flat()
    .some(({ name, afterShift }) => name === lifecycleEvent && afterShift);
}
