import { dirname } from 'node:path';
import type { Context } from 'aws-lambda';
import type { LifecycleHookEvent } from '../model/check.ts';
import { hookHandler, type DryRunEvent, type HookHandler } from '../hooks/hookHandler.ts';
import { warmInInit } from '../hooks/warmup/warmInInit.ts';
import type { HookReport } from '../model/hookReport.ts';
import { lambdaHookEvents, type HookEventName } from '../model/lifecycleEvents.ts';
import { configuredChecks } from './configuredChecks.ts';

/** A hook whose checks come from `ALLOW_TRAFFIC_CHECKS`. */
export type NoCodeHandler = (
  event: LifecycleHookEvent | DryRunEvent,
  context: Context,
) => Promise<HookReport>;

/** This file is in the folder `nodejs` of the layer, which is `/opt` on Lambda. */
const layers = dirname(import.meta.dirname);

async function build(lifecycleEvent: HookEventName | undefined): Promise<HookHandler> {
  const { ALLOW_TRAFFIC_CHECKS, LAMBDA_TASK_ROOT: code = process.cwd() } = process.env;
  const configured = await configuredChecks(ALLOW_TRAFFIC_CHECKS, { code, layers });
  const { options } = configured;
  if ('mistakes' in configured) {
    return hookHandler(options, new Map(), lifecycleEvent, configured.mistakes);
  }
  const events = lifecycleEvent === undefined ? lambdaHookEvents : [lifecycleEvent];
  const keys = new Map(events.map((event) => [event, event]));
  const checks = events.map((event) => [event, configured.checks[event]] as const);
  return hookHandler({ ...options, ...Object.fromEntries(checks) }, keys, lifecycleEvent);
}

/** The module has several handlers and Lambda starts one: only that one reads its checks in init. */
function noCodeHandler(name: string, lifecycleEvent: HookEventName | undefined): NoCodeHandler {
  const startsHere = (process.env['_HANDLER'] ?? '').endsWith(`.${name}`);
  let building = startsHere ? build(lifecycleEvent) : undefined;
  // Init is over when the handler is there and warm. It never rejects.
  if (building !== undefined) warmInInit(async () => building);
  return async (event, context) => {
    const handler = await (building ??= build(lifecycleEvent));
    return handler(event, context);
  };
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
