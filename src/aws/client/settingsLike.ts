import { Object } from '../../lib/primordials.ts';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient, LambdaClientConfig } from '@aws-sdk/client-lambda';
import { definedMembers } from '../../lib/objects.ts';
import { sdkSettings, type SdkSetting } from './sdkSettings.ts';

type Settings = Pick<
  LambdaClientConfig,
  SdkSetting | 'credentials' | 'requestHandler' | 'endpoint'
> & { ignoreConfiguredEndpointUrls: true };

/**
 * The settings of a client that calls as whom, from where and through which sockets a client of the run
 * does. Reads no environment variable and no file: a check may have changed the variables, or hold the
 * threads that read files.
 */
export function settingsLike(
  { config }: Pick<LambdaClient, 'config'> | Pick<CodeDeployClient, 'config'>,
  endpoint: string | undefined,
): Settings {
  const names = [...Object.keys(sdkSettings), 'credentials', 'requestHandler'];
  const given = config as unknown as Record<string, unknown>;
  return {
    ...definedMembers(Object.fromEntries(names.map((name) => [name, given[name]]))),
    ...definedMembers({ endpoint }),
    ignoreConfiguredEndpointUrls: true,
    // We repeat calls ourselves, whatever the given client does.
    maxAttempts: 1,
  };
}
