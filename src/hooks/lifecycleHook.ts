import { Map } from '../lib/primordials.ts';
import { lambdaHookEvents } from '../model/lifecycleEvents.ts';
import type { Checks, HandlerOptions } from './options/handlerOptions.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/** Options of {@link lifecycleHook}. */
export interface LifecycleHookOptions extends HandlerOptions {
  /** These checks run against the version being deployed, before any traffic reaches it. */
  BeforeAllowTraffic: Checks;
  /** These checks run against the alias, after all traffic has shifted. */
  AfterAllowTraffic: Checks;
}

/**
 * Makes one handler for both lifecycle events. It reads from the deployment's targets which event
 * runs, or else looks for its own function name in the AppSpec's hooks. If that fails too, the
 * hook is Failed and the record says why.
 */
export function lifecycleHook(options: LifecycleHookOptions): HookHandler {
  return hookHandler(options, new Map(lambdaHookEvents.map((event) => [event, event])), undefined);
}
