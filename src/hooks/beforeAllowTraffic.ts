import { Map } from '../lib/primordials.ts';
import type { Checks, HandlerOptions } from './options/handlerOptions.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/** Options of {@link beforeAllowTraffic} and `afterAllowTraffic`. */
export interface TrafficHookOptions extends HandlerOptions {
  /** They run in parallel. With an empty list the hook is Failed: it would check nothing. */
  checks: Checks;
}

/**
 * Makes a handler for CodeDeploy's `BeforeAllowTraffic`. Its checks invoke the version being deployed
 * before any traffic reaches it. Never throws: if an option is wrong, the hook reports Failed.
 *
 * ```ts
 * export const before = beforeAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });
 * ```
 */
export function beforeAllowTraffic(options: TrafficHookOptions): HookHandler {
  return hookHandler(options, new Map([['checks', 'BeforeAllowTraffic']]), 'BeforeAllowTraffic');
}
