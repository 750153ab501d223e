/** A hook made with this package and bundled with its preset. */
import { beforeAllowTraffic, smokeInvoke, type HookHandler } from 'allow-traffic';

export const handler: HookHandler = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: { path: '/health' } })],
});
