import {
  isIdentityExpired,
  doesIdentityRequireRefresh,
  memoizeIdentityProvider,
} from '@smithy/core';
import {
  booleanSelector,
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  resolveRegionConfig,
  SelectorType,
} from '@smithy/core/config';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { normalizeProvider, toEndpointV1 } from '@smithy/core/transport';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import { defaultProvider } from '../environmentCredentials.ts';
import { configuredEndpoint } from './fileEndpoint.ts';
import { endpointOf, type EndpointParameters } from './endpoint.ts';
import type { ServiceParts } from './serviceParts.ts';

type Given = Record<string, unknown>;
type Env = Record<string, string | undefined>;

export interface LightConfig extends Given {
  signingName: string;
  region: () => Promise<string>;
  credentials: (options?: object) => Promise<Given>;
  authSchemePreference: () => Promise<unknown>;
  disableClockSkewCorrection: () => Promise<boolean>;
  userAgentAppId: () => Promise<string | undefined>;
  retryStrategy: () => Promise<{ mode: string }>;
  systemClockOffset: number;
}

/** A setting by its names in environment variables and in files. */
const setting = (variable: string, key: string, otherwise?: unknown) => ({
  environmentVariableSelector: (env: Env) => env[variable],
  configFileSelector: (profile: Env) => profile[key],
  default: otherwise as never,
});

const flag = (variable: string, key: string) => ({
  environmentVariableSelector: (env: Env) => booleanSelector(env, variable, SelectorType.ENV),
  configFileSelector: (profile: Env) => booleanSelector(profile, key, SelectorType.CONFIG),
  default: false,
});

const list = (text: string | undefined): string[] | undefined =>
  text === undefined ? undefined : text === '' ? [] : text.split(',').map((one) => one.trim());

const authSchemes = {
  environmentVariableSelector: (env: Env) => list(env['AWS_AUTH_SCHEME_PREFERENCE']),
  configFileSelector: (profile: Env) => list(profile['auth_scheme_preference']),
  default: [],
};

const modes = ['in-region', 'cross-region', 'mobile', 'standard', 'legacy'];

/** The mode of the defaults. For these two services it decides nothing, but the SDK refuses a wrong one. */
async function checkDefaultsMode(given: unknown): Promise<void> {
  const mode = await normalizeProvider(
    given ?? loadConfig(setting('AWS_DEFAULTS_MODE', 'defaults_mode', 'legacy')),
  )();
  if (typeof mode === 'string' && ![...modes, 'auto'].includes(mode.toLowerCase())) {
    throw new Error(
      `Invalid parameter for "defaultsMode", expect ${modes.join(', ')}, got ${mode}`,
    );
  }
}

/** Settings that a client of the SDK looks for in environment variables and files, if they are not given. */
function found(given: Given): Given {
  const region = setting('AWS_REGION', 'region', () =>
    // The SDK would first ask the metadata service of EC2, which Lambda does not have.
    Promise.reject(new Error('Region is missing')),
  );
  const retryMode = setting('AWS_RETRY_MODE', 'retry_mode', () =>
    checkDefaultsMode(given['defaultsMode']).then(() => 'standard'),
  );
  const wanted: Given = {
    authSchemePreference: loadConfig<unknown>(authSchemes),
    disableClockSkewCorrection: loadConfig<unknown>(
      flag('AWS_DISABLE_CLOCK_SKEW_CORRECTION', 'disable_clock_skew_correction'),
    ),
    region: loadConfig<unknown>(region, NODE_REGION_CONFIG_FILE_OPTIONS),
    retryMode: loadConfig<unknown>(retryMode),
    useDualstackEndpoint: loadConfig<unknown>(
      flag('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    ),
    useFipsEndpoint: loadConfig<unknown>(flag('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint')),
    userAgentAppId: loadConfig<unknown>({
      environmentVariableSelector: (env) => env['AWS_SDK_UA_APP_ID'],
      configFileSelector: (profile) => profile['sdk_ua_app_id'] ?? profile['sdk-ua-app-id'],
      default: undefined,
    }),
  };
  for (const name of Object.keys(wanted)) wanted[name] = given[name] ?? wanted[name];
  return wanted;
}

/** Those of the environment, or those that are given. Asked for again only if they expire. */
function credentialsOf(given: unknown): LightConfig['credentials'] {
  if (typeof given === 'function' && 'memoized' in given) {
    return given as unknown as LightConfig['credentials'];
  }
  const provider = (given ?? defaultProvider()) as () => Promise<never>;
  // An object is told apart by the SDK's user agent.
  const source = typeof given === 'object' ? { $source: { CREDENTIALS_CODE: 'e' } } : {};
  const remembered = memoizeIdentityProvider(
    provider,
    isIdentityExpired,
    doesIdentityRequireRefresh,
  ) as unknown as () => Promise<Given>;
  return Object.assign(async () => ({ ...source, ...(await remembered()) }), { memoized: true });
}

/** The strategy of the retries, of which the SDK's user agent names the mode. */
function retrySettings(given: unknown): Given {
  const mode = normalizeProvider(given);
  let strategy: Promise<{ mode: string }> | undefined;
  const find = async (): Promise<{ mode: string }> => ({
    mode: (await mode()) === 'adaptive' ? 'adaptive' : 'standard',
  });
  return {
    // The light client repeats nothing itself.
    maxAttempts: () => Promise.resolve(1),
    retryStrategy: () => (strategy ??= find()),
  };
}

/** Where the client calls, if the program says so. */
function endpointSettings(given: Given, { serviceId, signingName }: ServiceParts): Given {
  const { endpoint } = given;
  const custom = async () => toEndpointV1((await normalizeProvider(endpoint)()) as never);
  let configured: Promise<string | undefined> | undefined;
  return {
    endpoint: endpoint == null ? undefined : custom,
    isCustomEndpoint: Boolean(endpoint),
    ignoreConfiguredEndpointUrls: Boolean(given['ignoreConfiguredEndpointUrls']),
    serviceConfiguredEndpoint: () => (configured ??= configuredEndpoint(serviceId)),
    endpointProvider: (parameters: EndpointParameters) => endpointOf(signingName, parameters),
  };
}

/** The configuration of a client: under the names of the SDK, for the SDK's parts and for whoever reads it. */
export function lightSettings(parts: ServiceParts, given: Given): LightConfig {
  const wanted = found(given);
  const config: Given = {
    base64Decoder: fromBase64,
    base64Encoder: toBase64,
    disableHostPrefix: false,
    serviceId: parts.serviceId,
    signingName: parts.signingName,
    systemClockOffset: 0,
    utf8Decoder: fromUtf8,
    utf8Encoder: toUtf8,
    streamCollector,
    ...given,
    ...wanted,
  };
  resolveRegionConfig(config as never);
  for (const name of Object.keys(wanted)) config[name] = normalizeProvider(config[name]);
  Object.assign(config, retrySettings(config['retryMode']), endpointSettings(given, parts), {
    requestHandler: NodeHttpHandler.create(given['requestHandler'] as never),
    credentials: credentialsOf(given['credentials']),
  });
  return config as LightConfig;
}
