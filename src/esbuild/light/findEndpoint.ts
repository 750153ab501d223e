import { toEndpointV1 } from '@smithy/core/transport';
import type { Endpoint, EndpointParameters } from './endpoint.ts';

/** An endpoint that is not made by rules. */
interface Configured {
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  headers?: Record<string, string | string[]>;
}

interface Config {
  isCustomEndpoint?: boolean;
  ignoreConfiguredEndpointUrls?: boolean;
  endpoint?: () => Promise<Configured>;
  region(): Promise<string>;
  useFipsEndpoint(): Promise<boolean>;
  useDualstackEndpoint(): Promise<boolean>;
  serviceConfiguredEndpoint(): Promise<string | undefined>;
  endpointProvider(parameters: EndpointParameters): Endpoint;
}

async function configuredOf(config: Config): Promise<Configured | undefined> {
  if (config.isCustomEndpoint) return config.endpoint?.();
  if (config.ignoreConfiguredEndpointUrls) return undefined;
  const url = await config.serviceConfiguredEndpoint();
  return url ? toEndpointV1(url) : undefined;
}

const hrefOf = ({ protocol, hostname, port, path }: Configured): string =>
  `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;

/** Where a client calls now. */
export async function findEndpoint(given: object): Promise<Endpoint> {
  const config = given as Config;
  const configured = await configuredOf(config);
  const UseFIPS = await config.useFipsEndpoint();
  const Endpoint = configured && hrefOf(configured);
  const Region = await config.region();
  const UseDualStack = await config.useDualstackEndpoint();
  const endpoint = config.endpointProvider({ UseFIPS, Endpoint, Region, UseDualStack });
  for (const [name, value] of Object.entries(configured?.headers ?? {})) {
    endpoint.headers[name] = Array.isArray(value) ? value : [value];
  }
  return endpoint;
}
