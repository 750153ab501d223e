import { Object } from '../lib/primordials.ts';
import type { Context } from 'aws-lambda';
import { announce } from '../lib/announce.ts';
import type { LifecycleHookEvent } from '../model/check.ts';
import { createClients } from '../aws/client/clients.ts';
import { closeIdleSockets } from '../aws/client/connections.ts';
import type { TargetSetting } from '../model/target.ts';
import { guard } from './run/guard.ts';
import { namesOf } from './actions/readActions.ts';
import { readOptions } from './options/readOptions.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { Hook } from './run/hookRun.ts';
import { readMiddlewares, type AnyMiddleware } from './options/middleware.ts';
import { reportStatus } from './report/reportStatus.ts';
import { tellSupervisor } from './process/supervised.ts';
import { endWarmUp, warmInInit } from './warmup/warmInInit.ts';
import { warmRun } from './warmup/warmRun.ts';

/** The event for trying a hook by hand: it runs the checks and reports nothing. */
export interface DryRunEvent {
  /** Marks the event. */
  dryRun: true;
  /**
   * Like the `target` option.
   * @default the target that is set
   */
  target?: TargetSetting | readonly TargetSetting[];
  /** Needed if the handler serves several events. */
  lifecycleEvent?: string;
}

/**
 * A Lambda handler that always reports, and resolves with its record. It rejects only if the event
 * has no ids (`HookEventError`) or if the report failed (`ReportError`), so that Lambda retries.
 */
export interface HookHandler {
  (event: LifecycleHookEvent | DryRunEvent, context: Context): Promise<HookReport>;
  /**
   * Adds a middy middleware, or a list of them, around the checks. Never throws: if something is
   * not a middleware, the hook reports Failed. Returns this same handler.
   */
  use(middleware: AnyMiddleware): HookHandler;
}

/**
 * Builds a guarded handler. Never throws: the hook reports mistakes when it runs. `keys` maps the
 * options that hold checks to their lifecycle events. `mistakes` are those found before.
 */
export function hookHandler(
  options: unknown,
  keys: Map<string, string>,
  lifecycleEvent: string | undefined,
  mistakes: readonly string[] = [],
): HookHandler {
  const read = readOptions(options, keys);
  const clients = createClients();
  const hook: Hook = {
    lifecycleEvent,
    options: read,
    middlewares: [],
    mistakes: [...mistakes, ...read.mistakes],
    clients,
  };
  const told = { metrics: read.metrics, actions: read.actions && namesOf(read.actions) };
  tellSupervisor(told);
  const reporter = reportStatus(() => clients.codedeploy);
  // A native async function with two parameters: nodejs24.x refuses a third.
  const handler = async (event: unknown, context: unknown): Promise<HookReport> => {
    await endWarmUp();
    // A module may have several handlers. This is the one that runs.
    tellSupervisor(told);
    closeIdleSockets();
    return guard(hook, reporter, event, context);
  };
  const use = (middleware: unknown): HookHandler => {
    const { middlewares, mistakes } = readMiddlewares(middleware);
    hook.middlewares.push(...middlewares);
    hook.mistakes.push(...mistakes);
    return guarded;
  };
  const guarded: HookHandler = Object.assign(handler, { use });
  warmInInit(warmRun(clients));
  announce(guarded, hook);
  return guarded;
}
