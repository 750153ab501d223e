import { fileURLToPath } from 'node:url';
import { startProxy, type Proxy } from './proxy.ts';

/** What a hook may find around it. `npm run soak:guarantee -- --in NAME` runs every row in one of them. */
export const surroundingNames = [
  'plain',
  'tls',
  'distrusted',
  'keep-alive',
  'dns',
  'descriptors',
] as const;
export type SurroundingName = (typeof surroundingNames)[number];

/** Surroundings that are set up. */
export interface Surroundings {
  /** The environment variables of the hook function. */
  environment: Record<string, string>;
  /** In front of the stand-in, if it is part of them. */
  proxy?: Proxy;
  close(): Promise<void>;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What preload.mjs does in each process of the hook. */
interface Preload {
  scheme: 'http' | 'https';
  /** The proxy's; default the stand-in's. */
  port?: number;
  /** How long the resolution of a name takes, in milliseconds. */
  lookupMs: number;
  /** How many file descriptors the process may have. */
  descriptors?: number;
}

const environmentOf = (preload: Preload): Record<string, string> => ({
  NODE_OPTIONS: `--import=${path('preload.mjs')}`,
  GUARANTEE_SURROUNDINGS: JSON.stringify(preload),
});

async function behindProxy(
  scheme: 'http' | 'https',
  variables: Record<string, string> = {},
  idleMs?: number,
): Promise<Surroundings> {
  const tls = scheme === 'https';
  const proxy = await startProxy({ tls, ...(idleMs !== undefined && { idleMs }) });
  return {
    environment: { ...variables, ...environmentOf({ scheme, port: proxy.port, lookupMs: 0 }) },
    proxy,
    close: () => proxy.close(),
  };
}

const withoutProxy = (environment: Record<string, string>): Surroundings => ({
  environment,
  close: () => Promise.resolve(),
});

/**
 * Sets up surroundings: `tls` puts TLS and a host name in front of the stand-in, `distrusted` the
 * same with a certificate that the hook does not trust. `keep-alive` closes
 * connections to CodeDeploy that are idle for 50 ms, `dns` needs half a second to resolve a name,
 * `descriptors` leaves each process 200 file descriptors. A hook with a timeout of 3 s has 2 s for checks, which
 * hold the lookups of CodeDeploy and of Lambda.
 */
export function setUp(name: SurroundingName): Promise<Surroundings> {
  switch (name) {
    case 'plain':
      return Promise.resolve(withoutProxy({}));
    case 'tls':
      return behindProxy('https', { NODE_EXTRA_CA_CERTS: path('certificates/ca.pem') });
    case 'distrusted':
      return behindProxy('https');
    case 'keep-alive':
      return behindProxy('http', {}, 50);
    case 'dns':
      return Promise.resolve(withoutProxy(environmentOf({ scheme: 'http', lookupMs: 500 })));
    case 'descriptors':
      return Promise.resolve(
        withoutProxy(environmentOf({ scheme: 'http', lookupMs: 0, descriptors: 200 })),
      );
  }
}
