import { Object } from '../lib/primordials.ts';
import type { Context } from 'aws-lambda';
import type { LifecycleHookEvent } from '../model/check.ts';
import { createClients } from '../aws/clients.ts';
import { closeIdleSockets } from '../aws/connections.ts';
import type { TargetSetting } from '../model/target.ts';
import { guard } from './run/guard.ts';
import { readOptions } from './options/readOptions.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { Hook } from './run/hookRun.ts';
import { readMiddlewares, type AnyMiddleware } from './options/middleware.ts';
import { reportStatus } from './report/reportStatus.ts';
import { tellSupervisor } from './process/supervised.ts';
import { warmInInit } from './warmup/warmInInit.ts';
import { warmRun } from './warmup/warmRun.ts';
import { endWarmUp } from './warmup/warmUpRounds.ts';

/** For trying a hook by hand: runs the checks and reports nothing. */
export interface DryRunEvent {
  dryRun: true;
  /** As the `target` option; default: the target that is set. */
  target?: TargetSetting | readonly TargetSetting[];
  /** For a handler that serves several events. */
  lifecycleEvent?: string;
}

/**
 * A Lambda handler that always reports. Resolves with its record; rejects only where the event has
 * no ids (`HookEventError`) or CodeDeploy could not be told (`ReportError`), so that Lambda retries.
 */
export interface HookHandler {
  (event: LifecycleHookEvent | DryRunEvent, context: Context): Promise<HookReport>;
  /**
   * Adds a middy middleware, or a list of them, around the checks. Never throws: something that is
   * no middleware makes the hook report Failed. Returns this same handler.
   */
  use(middleware: AnyMiddleware): HookHandler;
}

/**
 * Builds a guarded handler. Never throws: mistakes are reported when the hook runs. `keys` says
 * which option holds the checks of which lifecycle event; `mistakes` were found before.
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
  tellSupervisor({ metrics: read.metrics });
  const reporter = reportStatus(() => clients.codedeploy);
  // A native async function of two parameters: nodejs24.x refuses a third.
  const handler = async (event: unknown, context: unknown): Promise<HookReport> => {
    endWarmUp();
    // A module may have several handlers: this is the one that runs.
    tellSupervisor({ metrics: read.metrics });
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
  return guarded;
}
