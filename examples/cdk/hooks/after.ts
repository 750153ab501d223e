import { afterAllowTraffic, smokeInvoke, type HookHandler } from 'allow-traffic';

/** Runs after all traffic has shifted: the alias must answer with the new version. */
export const handler: HookHandler = afterAllowTraffic({
  metrics: true,
  checks: [smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200 } })],
});
