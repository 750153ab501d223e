// The build replaces it. Run as source, the package has no version.
declare const PACKAGE_VERSION: string;

const packageVersion = typeof PACKAGE_VERSION === 'undefined' ? '0.0.0' : PACKAGE_VERSION;

/**
 * How smoke calls name themselves in the ClientContext, under `user-agent`, and `http` in that header:
 * `aws-codedeploy-hook-BeforeAllowTraffic/1.2.3`. Other hooks use the
 * same form, so their helpers recognise these calls too.
 */
export function hookUserAgent(lifecycleEvent: string): string {
  return `aws-codedeploy-hook-${lifecycleEvent}/${packageVersion}`;
}
