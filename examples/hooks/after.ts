import { afterAllowTraffic, smokeInvoke, type HookHandler } from 'allow-traffic';

/** The AppSpec names it for AfterAllowTraffic: the alias must answer with the new version. */
export const handler: HookHandler = afterAllowTraffic({
  checks: [
    smokeInvoke({
      payload: { path: '/health' },
      expect: { statusCode: 200, body: { message: /^Hello from Lambda! Version \d+$/ } },
    }),
  ],
});
