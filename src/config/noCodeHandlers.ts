import type { Context } from 'aws-lambda';
import type { LifecycleHookEvent } from '../model/check.ts';
import { hookHandler, type DryRunEvent, type HookHandler } from '../hooks/hookHandler.ts';
import type { HookReport } from '../model/hookReport.ts';
import { lambdaHookEvents, type HookEventName } from '../model/lifecycleEvents.ts';
import { configuredChecks } from './configuredChecks.ts';

/** A hook whose checks come from `ALLOW_TRAFFIC_CHECKS`. */
export type NoCodeHandler = (
  event: LifecycleHookEvent | DryRunEvent,
  context: Context,
) => Promise<HookReport>;

function build(lifecycleEvent: HookEventName | undefined): HookHandler {
  const configured = configuredChecks(process.env['ALLOW_TRAFFIC_CHECKS']);
  const events = lifecycleEvent === undefined ? lambdaHookEvents : [lifecycleEvent];
  const keys = new Map(events.map((event) => [event, event]));
  if (!('mistakes' in configured)) {
    const checks = events.map((event) => [event, configured[event]]);
    return hookHandler(Object.fromEntries(checks), keys, lifecycleEvent);
  }
  return hookHandler({}, new Map(), lifecycleEvent, configured.mistakes);
}

/** The module has several handlers and Lambda starts one: only that one reads its checks in init. */
function noCodeHandler(name: string, lifecycleEvent: HookEventName | undefined): NoCodeHandler {
  const startsHere = (process.env['_HANDLER'] ?? '').endsWith(`.${name}`);
  let handler = startsHere ? build(lifecycleEvent) : undefined;
  return async (event, context) => (handler ??= build(lifecycleEvent))(event, context);
}

/** The checks of `ALLOW_TRAFFIC_CHECKS` for CodeDeploy's `BeforeAllowTraffic`. */
export const beforeAllowTraffic: NoCodeHandler = noCodeHandler(
  'beforeAllowTraffic',
  'BeforeAllowTraffic',
);

/** The checks of `ALLOW_TRAFFIC_CHECKS` for CodeDeploy's `AfterAllowTraffic`. */
export const afterAllowTraffic: NoCodeHandler = noCodeHandler(
  'afterAllowTraffic',
  'AfterAllowTraffic',
);

/** Both events in one function; the handler finds out which of them runs. */
export const lifecycleHook: NoCodeHandler = noCodeHandler('lifecycleHook', undefined);
