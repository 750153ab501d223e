import { Buffer, Error, Number, Object, Promise } from '../../lib/primordials.ts';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Readable } from 'node:stream';
import { withTimeout } from '../../lib/timers.ts';
import { hasOwnCredentials } from './hasOwnCredentials.ts';
import { connections } from './connections.ts';
import { holdSocket } from './heldSocket.ts';
import { sdkSettings } from './sdkSettings.ts';
import { keepDescriptor } from './spareDescriptor.ts';
import type { Origin } from './stubTransport.ts';

type Client = CodeDeployClient | LambdaClient;

/**
 * What a client finds out on its first call, as functions of its configuration that remember it. The last two
 * follow from its settings.
 */
const lazyMembers = (): string[] => [
  ...Object.keys(sdkSettings),
  'retryStrategy',
  'serviceConfiguredEndpoint',
];

async function resolveSettings(client: Client, names: readonly string[]): Promise<void> {
  const settings = client.config as unknown as Record<string, unknown>;
  await Promise.allSettled(
    names.map(async (name) => {
      const setting = settings[name];
      if (typeof setting === 'function') await (setting as () => unknown)();
    }),
  );
}

/**
 * Resolves where and as whom a client calls AWS, before checks run: a check may change the
 * environment variables that say so. Never rejects; a setting that cannot be resolved fails the call.
 */
export async function settleClient(client: Client): Promise<void> {
  await resolveSettings(client, [...lazyMembers(), 'credentials']);
}

/** The members of a client's configuration that say where it calls. */
interface EndpointSettings {
  region: () => Promise<string>;
  useFipsEndpoint: () => Promise<boolean>;
  useDualstackEndpoint: () => Promise<boolean>;
  serviceConfiguredEndpoint: () => Promise<string | undefined>;
  endpointProvider: (parameters: Record<string, unknown>) => { url: URL };
}

/** Where a client sends its requests, found in the same way as its commands do. */
async function originOf(client: Client): Promise<Origin> {
  const settings = client.config as unknown as EndpointSettings;
  const [Region, UseFIPS, UseDualStack, Endpoint] = await Promise.all([
    settings.region(),
    settings.useFipsEndpoint(),
    settings.useDualstackEndpoint(),
    settings.serviceConfiguredEndpoint(),
  ]);
  const { url } = settings.endpointProvider({ Region, UseFIPS, UseDualStack, Endpoint });
  const { protocol, hostname, port } = url;
  return { protocol, hostname, ...(port === '' ? {} : { port: Number(port) }) };
}

/**
 * Settles a client, and opens and keeps what its next request needs: a socket, the address of the
 * host, and a file descriptor for another socket. Checks may use up the thread pool, which resolves
 * names, and the file descriptors. Never rejects, and takes `limitMs` at most.
 */
export async function reserveRequest(client: Client, limitMs: number): Promise<void> {
  keepDescriptor();
  const opening = settleClient(client).then(async () => {
    const origin = await originOf(client);
    const { httpAgent, httpsAgent } = connections();
    await holdSocket(origin.protocol === 'https:' ? httpsAgent : httpAgent, origin);
  });
  const late = (): Error => new Error('the socket is not open yet');
  await withTimeout(limitMs, late, () => opening).catch(() => undefined);
}

interface Handler {
  handle(
    request: Origin & Record<string, unknown>,
    options: { abortSignal: AbortSignal },
  ): Promise<{ response: { body?: Readable } }>;
}

/**
 * Headers as a call has them, and a body without bytes: so this request runs the code of Node that
 * writes a call, and the first event takes a tenth less time at 128 MB.
 */
const likeACall = (): { headers: Record<string, string>; body: Buffer } => ({
  headers: {
    accept: '*/*',
    'amz-sdk-request': 'attempt=1; max=1',
    'content-type': 'application/json',
    'user-agent': 'allow-traffic',
    'x-amz-user-agent': 'allow-traffic',
  },
  body: Buffer.alloc(0),
});

/** Sends an unsigned GET, only to leave an open socket. */
async function openSocket(client: Client, origin: Origin, abortSignal: AbortSignal): Promise<void> {
  const request = { ...origin, method: 'GET', path: '/', query: {}, ...likeACall() };
  const handler = client.config.requestHandler as unknown as Handler;
  const { response } = await handler.handle(request, { abortSignal });
  await response.body?.resume().toArray();
}

/**
 * Prepares a client for its first call without making one. Resolves its settings (and credentials, if
 * the environment variables hold them) and opens a socket to `origin`. Never rejects.
 */
export async function prepareClient(
  client: Client,
  origin: Origin,
  signal: AbortSignal,
): Promise<void> {
  // During init, providers other than the environment may send a signed request.
  const names = hasOwnCredentials() ? [...lazyMembers(), 'credentials'] : lazyMembers();
  await Promise.allSettled([resolveSettings(client, names), openSocket(client, origin, signal)]);
}
