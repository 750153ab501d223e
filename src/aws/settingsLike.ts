import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient, LambdaClientConfig } from '@aws-sdk/client-lambda';
import { definedMembers } from '../lib/objects.ts';

type Settings = Pick<
  LambdaClientConfig,
  | 'region'
  | 'credentials'
  | 'requestHandler'
  | 'userAgentAppId'
  | 'useDualstackEndpoint'
  | 'useFipsEndpoint'
  | 'authSchemePreference'
  | 'endpoint'
> & { ignoreConfiguredEndpointUrls: true; maxAttempts: number };

/**
 * The settings of a client that calls as whom, from where and through which sockets a client of the run
 * does. Reads no environment variable: a check may have changed them.
 */
export function settingsLike(
  { config }: Pick<LambdaClient, 'config'> | Pick<CodeDeployClient, 'config'>,
  endpoint: string | undefined,
): Settings {
  const { region, credentials, requestHandler, userAgentAppId } = config;
  const { useDualstackEndpoint, useFipsEndpoint, authSchemePreference } = config;
  return {
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
}
