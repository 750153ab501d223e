import { Map } from '../lib/primordials.ts';
import type { TrafficHookOptions } from './beforeAllowTraffic.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/**
 * A handler for CodeDeploy's `AfterAllowTraffic`: its checks invoke the alias, after all traffic has
 * shifted, and every answer must come from the version that was deployed. Beside them it reads the
 * alias's routing and fails where any weight is elsewhere.
 *
 * ```ts
 * export const after = afterAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });
 * ```
 */
export function afterAllowTraffic(options: TrafficHookOptions): HookHandler {
  return hookHandler(options, new Map([['checks', 'AfterAllowTraffic']]), 'AfterAllowTraffic');
}
