import { Map } from '../lib/primordials.ts';
import { lambdaHookEvents } from '../model/lifecycleEvents.ts';
import type { Checks, HandlerOptions } from './options/handlerOptions.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/** Options of {@link lifecycleHook}. */
export interface LifecycleHookOptions extends HandlerOptions {
  /** What runs against the version being deployed, before any traffic reaches it. */
  BeforeAllowTraffic: Checks;
  /** What runs against the alias, after all traffic has shifted. */
  AfterAllowTraffic: Checks;
}

/**
 * One handler for both lifecycle events: which of them runs is read from the deployment's targets,
 * else from the AppSpec's hooks matched against the function's own name. Where that cannot be told
 * the hook is Failed with the reason.
 */
export function lifecycleHook(options: LifecycleHookOptions): HookHandler {
  return hookHandler(options, new Map(lambdaHookEvents.map((event) => [event, event])), undefined);
}
