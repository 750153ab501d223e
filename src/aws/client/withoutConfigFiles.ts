import { Boolean, Object, Promise, process } from '../../lib/primordials.ts';
import type { CodeDeployClientConfig } from '@aws-sdk/client-codedeploy';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { definedMembers } from '../../lib/objects.ts';
import { configuredEndpoint } from './configuredEndpoint.ts';
import { sdkSettings, type SdkSetting } from './sdkSettings.ts';

type FileSettings = Partial<Pick<CodeDeployClientConfig, SdkSetting>>;

/** The part of a client that says where it calls, if a variable or a file names an endpoint. */
interface EndpointSettings {
  serviceId: string;
  serviceConfiguredEndpoint: () => Promise<string | undefined>;
}

/** The folder of the files, where the SDK looks for it. */
function configFolder(): string {
  const { HOME, USERPROFILE } = process.env;
  return join(HOME || USERPROFILE || homedir(), '.aws');
}

function mayHaveConfigFiles(): boolean {
  const { AWS_PROFILE, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  if (Boolean(AWS_PROFILE) || AWS_CONFIG_FILE !== undefined) return true;
  if (AWS_SHARED_CREDENTIALS_FILE !== undefined) return true;
  try {
    return existsSync(configFolder());
  } catch {
    // No home folder is known. The SDK says so, if it needs one.
    return true;
  }
}

/** The SDK's defaults of what no variable sets. The SDK itself reads a variable that is set. */
function defaultSettings(): FileSettings {
  const unset = Object.entries(sdkSettings).filter(([, [, ...variables] = []]) =>
    variables.every((name) => process.env[name] === undefined),
  );
  return definedMembers(Object.fromEntries(unset.map(([name, row]) => [name, row?.[0]])));
}

/**
 * Makes a client of the SDK that does not look for configuration files if there are none, as on Lambda: for
 * each of its settings the SDK would look for both files. If there may be files, the client is the SDK's own.
 */
export function withoutConfigFiles<Client extends { config: object }>(
  make: (settings: FileSettings) => Client,
): Client {
  if (mayHaveConfigFiles()) return make({});
  const client = make(defaultSettings());
  const config = client.config as EndpointSettings;
  // An option `endpoint` would change the user agent, which counts it as a feature.
  const endpoint = configuredEndpoint(config.serviceId.toUpperCase());
  config.serviceConfiguredEndpoint = () => Promise.resolve(endpoint);
  return client;
}
