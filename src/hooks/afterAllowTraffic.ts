import { Map } from '../lib/primordials.ts';
import type { TrafficHookOptions } from './beforeAllowTraffic.ts';
import { hookHandler, type HookHandler } from './hookHandler.ts';

/**
 * Makes a handler for CodeDeploy's `AfterAllowTraffic`. Its checks invoke the alias after all traffic
 * has shifted, and every answer must come from the version that was deployed. The hook also reads
 * the alias's routing and fails if any weight goes to another version.
 *
 * ```ts
 * export const after = afterAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });
 * ```
 */
export function afterAllowTraffic(options: TrafficHookOptions): HookHandler {
  return hookHandler(options, new Map([['checks', 'AfterAllowTraffic']]), 'AfterAllowTraffic');
}
