import { process } from '../../lib/primordials.ts';

/**
 * The endpoint of a service (`CLOUDWATCH`) that environment variables name, as the SDK reads them. Call it while a
 * check or an action is made: a check may change these variables later.
 */
export function configuredEndpoint(service: string): string | undefined {
  const { env } = process;
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return undefined;
  return env[`AWS_ENDPOINT_URL_${service}`] || env['AWS_ENDPOINT_URL'] || undefined;
}
