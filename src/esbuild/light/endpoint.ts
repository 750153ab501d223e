import { partitions } from './parts/partitions.ts';

/** What decides where a client calls, under the names of the SDK's rules. */
export interface EndpointParameters {
  Region?: string | undefined;
  UseFIPS?: boolean | undefined;
  UseDualStack?: boolean | undefined;
  /** A URL, if one is configured. */
  Endpoint?: string | undefined;
}

/** As the SDK's rules describe it. */
export interface Endpoint {
  url: URL;
  properties: object;
  headers: Record<string, string[]>;
}

/** Has the name of the SDK's own error. */
class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

function hostOf(service: string, { Region, UseFIPS, UseDualStack }: EndpointParameters): string {
  if (Region == null) throw new EndpointError('Invalid Configuration: Missing Region');
  const found = partitions.find(([regions]) => regions.test(Region)) ?? partitions[0];
  const suffix = found?.[UseDualStack === true ? 2 : 1] ?? '';
  return `${service}${UseFIPS === true ? '-fips' : ''}.${Region}.${suffix}`;
}

/**
 * Where a service is called: the SDK's rules of Lambda and CodeDeploy, which differ only in the service's
 * name. Every partition supports FIPS and dual-stack, so nothing is asked about that.
 */
export function endpointOf(service: string, parameters: EndpointParameters): Endpoint {
  const { UseFIPS, UseDualStack, Endpoint } = parameters;
  if (Endpoint != null && UseFIPS === true) {
    throw new EndpointError('Invalid Configuration: FIPS and custom endpoint are not supported');
  }
  if (Endpoint != null && UseDualStack === true) {
    throw new EndpointError(
      'Invalid Configuration: Dualstack and custom endpoint are not supported',
    );
  }
  return {
    url: new URL(Endpoint ?? `https://${hostOf(service, parameters)}`),
    properties: {},
    headers: {},
  };
}
