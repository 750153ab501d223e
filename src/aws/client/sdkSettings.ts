import { Promise } from '../../lib/primordials.ts';

/** What the SDK calls them. A client remembers each one when it first calls. */
export type SdkSetting =
  | 'authSchemePreference'
  | 'defaultsMode'
  | 'disableClockSkewCorrection'
  | 'maxAttempts'
  | 'region'
  | 'retryMode'
  | 'useDualstackEndpoint'
  | 'useFipsEndpoint'
  | 'userAgentAppId';

/** The SDK's default, and the variables that set something else. */
type Unset = readonly [value: unknown, ...variables: string[]];

/**
 * Every setting that a client of the SDK looks for in environment variables and in configuration files, but
 * for its credentials and its endpoint. Without a default, each of our clients is given the setting or its
 * variable. A test fails if the installed SDK looks for another one.
 */
export const sdkSettings: Readonly<Record<SdkSetting, Unset | undefined>> = {
  authSchemePreference: [[], 'AWS_AUTH_SCHEME_PREFERENCE'],
  defaultsMode: ['legacy', 'AWS_DEFAULTS_MODE'],
  disableClockSkewCorrection: [false, 'AWS_DISABLE_CLOCK_SKEW_CORRECTION'],
  maxAttempts: undefined,
  region: undefined,
  // The mode of the defaults has a default for it.
  retryMode: ['standard', 'AWS_RETRY_MODE', 'AWS_DEFAULTS_MODE'],
  useDualstackEndpoint: [false, 'AWS_USE_DUALSTACK_ENDPOINT'],
  useFipsEndpoint: [false, 'AWS_USE_FIPS_ENDPOINT'],
  userAgentAppId: [() => Promise.resolve(undefined), 'AWS_SDK_UA_APP_ID'],
};
