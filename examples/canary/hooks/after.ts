import { afterAllowTraffic, type HookHandler } from 'allow-traffic';
import { versionMetrics } from 'allow-traffic/cloudwatch';

/** The AppSpec names it for AfterAllowTraffic: while traffic shifted, less than 1 % of the new version's calls failed. */
export const handler: HookHandler = afterAllowTraffic({
  checks: [versionMetrics({ errors: '<1%', throttles: '<1%', duration: 'p99<2s' })],
  // The rollback shifts at once, and goes back to a version that production knows.
  onRollback: 'succeed',
});
