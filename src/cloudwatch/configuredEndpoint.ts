import { process } from '../lib/primordials.ts';

/**
 * The endpoint of CloudWatch that environment variables name, as the SDK reads them. Call it while a
 * check is made: another check may change these variables later.
 */
export function configuredEndpoint(): string | undefined {
  const { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_ENDPOINT_URL_CLOUDWATCH, AWS_ENDPOINT_URL } =
    process.env;
  if (AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return undefined;
  return AWS_ENDPOINT_URL_CLOUDWATCH || AWS_ENDPOINT_URL || undefined;
}
