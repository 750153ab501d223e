import { Promise } from '../lib/primordials.ts';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Readable } from 'node:stream';
import { hasOwnCredentials } from './hasOwnCredentials.ts';
import type { Origin } from './stubTransport.ts';

type Client = CodeDeployClient | LambdaClient;

/** The SDK resolves these on a client's first call and remembers them. Resolving them early saves time. */
const lazySettings = [
  'region',
  'maxAttempts',
  'retryStrategy',
  'useDualstackEndpoint',
  'useFipsEndpoint',
  'userAgentAppId',
  'authSchemePreference',
] as const;

async function resolveSettings(config: Client['config']): Promise<void> {
  const settings = config as unknown as Record<string, unknown>;
  const names = [...lazySettings, ...(hasOwnCredentials() ? ['credentials'] : [])];
  await Promise.all(
    names.map(async (name) => {
      const setting = settings[name];
      if (typeof setting === 'function') await (setting as () => unknown)();
    }),
  );
}

interface Handler {
  handle(
    request: Origin & Record<string, unknown>,
    options: { abortSignal: AbortSignal },
  ): Promise<{ response: { body?: Readable } }>;
}

/** Sends an unsigned GET, only to leave an open socket. */
async function openSocket(client: Client, origin: Origin, abortSignal: AbortSignal): Promise<void> {
  const request = { ...origin, method: 'GET', path: '/', query: {}, headers: {}, body: undefined };
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
  await Promise.allSettled([resolveSettings(client.config), openSocket(client, origin, signal)]);
}
