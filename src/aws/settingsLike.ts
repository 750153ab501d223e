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
  | 'disableClockSkewCorrection'
  | 'endpoint'
> & {
  ignoreConfiguredEndpointUrls: true;
  maxAttempts: number;
  retryMode: string;
  defaultsMode: 'legacy';
};

/**
 * The settings of a client that calls as whom, from where and through which sockets a client of the run
 * does. Reads no environment variable and no file: a check may have changed the variables, or hold the
 * threads that read files.
 */
export function settingsLike(
  { config }: Pick<LambdaClient, 'config'> | Pick<CodeDeployClient, 'config'>,
  endpoint: string | undefined,
): Settings {
  const { region, credentials, requestHandler, userAgentAppId } = config;
  const { useDualstackEndpoint, useFipsEndpoint, authSchemePreference } = config;
  const { disableClockSkewCorrection } = config;
  return {
    ...definedMembers({
      region,
      credentials,
      requestHandler,
      userAgentAppId,
      useDualstackEndpoint,
      useFipsEndpoint,
      authSchemePreference,
      disableClockSkewCorrection,
      endpoint,
    }),
    ignoreConfiguredEndpointUrls: true,
    // We repeat calls ourselves. Without these two the SDK looks for them.
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'legacy',
  };
}
