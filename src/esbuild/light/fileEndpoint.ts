import {
  booleanSelector,
  CONFIG_PREFIX_SEPARATOR,
  loadConfig,
  SelectorType,
} from '@smithy/core/config';

type Section = Record<string, string | undefined>;
type File = Record<string, Section | undefined>;

const ignored = {
  environmentVariableSelector: (env: Section) =>
    booleanSelector(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', SelectorType.ENV),
  configFileSelector: (profile: Section) =>
    booleanSelector(profile, 'ignore_configured_endpoint_urls', SelectorType.CONFIG),
  default: false,
};

/** The section of a profile's services, which must be there if the profile names it. */
function servicesOf(profile: Section, file: File | undefined): Section {
  const { services } = profile;
  if (!services) return {};
  const section = file?.[['services', services].join(CONFIG_PREFIX_SEPARATOR)];
  if (section) return section;
  throw new Error(
    `The services section "${services}" specified in the profile is not present in the shared configuration file.`,
  );
}

const endpointUrl = (serviceId: string) => ({
  environmentVariableSelector: (env: Section) =>
    env[`AWS_ENDPOINT_URL_${serviceId.toUpperCase()}`] || env['AWS_ENDPOINT_URL'] || undefined,
  configFileSelector: (profile: Section, file?: File) => {
    const name = [serviceId.toLowerCase(), 'endpoint_url'].join(CONFIG_PREFIX_SEPARATOR);
    return servicesOf(profile, file)[name] || profile['endpoint_url'] || undefined;
  },
  default: undefined,
});

/** The endpoint of a service that an environment variable or a configuration file names. */
export async function configuredEndpoint(serviceId: string): Promise<string | undefined> {
  if (await loadConfig<boolean>(ignored)()) return undefined;
  return loadConfig<string | undefined>(endpointUrl(serviceId))();
}
