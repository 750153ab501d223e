/** A hook made with this package, as its users bundle it: with the preset. */
import { beforeAllowTraffic, smokeInvoke, type HookHandler } from 'allow-traffic';

export const handler: HookHandler = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: { path: '/health' } })],
});
