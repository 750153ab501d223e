import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { definedMembers } from '../lib/objects.ts';

/**
 * A client that calls as whom, from where and through which sockets the run's client of Lambda does.
 * It reads no environment variable: a check may have changed them.
 */
export function cloudWatchClient(
  { config }: Pick<LambdaClient, 'config'>,
  endpoint: string | undefined,
): CloudWatchClient {
  const { region, credentials, requestHandler, userAgentAppId } = config;
  const { useDualstackEndpoint, useFipsEndpoint, authSchemePreference } = config;
  const settings = {
    ...definedMembers({
      region,
      credentials,
      requestHandler,
      userAgentAppId,
      useDualstackEndpoint,
      useFipsEndpoint,
      authSchemePreference,
      endpoint,
    }),
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: 1,
  };
  return new CloudWatchClient(settings);
}
