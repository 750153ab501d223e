/**
 * How smoke calls name themselves in the ClientContext, under `user-agent`:
 * `aws-codedeploy-hook-BeforeAllowTraffic/1.2.3`. Other hooks use the
 * same form, so their helpers recognise these calls too.
 */
export function hookUserAgent(lifecycleEvent: string, version: string): string {
  return `aws-codedeploy-hook-${lifecycleEvent}/${version}`;
}
