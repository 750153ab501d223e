import { Map } from '../lib/primordials.ts';
import type { Checks, HandlerOptions } from './options/handlerOptions.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/** Options of {@link beforeAllowTraffic} and `afterAllowTraffic`. */
export interface TrafficHookOptions extends HandlerOptions {
  /** Run in parallel. An empty list is Failed: nothing would be checked. */
  checks: Checks;
}

/**
 * A handler for CodeDeploy's `BeforeAllowTraffic`: its checks invoke the version being deployed,
 * before any traffic reaches it. Never throws; mistakes are reported as Failed when the hook runs.
 *
 * ```ts
 * export const before = beforeAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });
 * ```
 */
export function beforeAllowTraffic(options: TrafficHookOptions): HookHandler {
  return hookHandler(options, new Map([['checks', 'BeforeAllowTraffic']]), 'BeforeAllowTraffic');
}
