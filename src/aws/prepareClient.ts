import { Promise } from '../lib/primordials.ts';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Readable } from 'node:stream';
import { hasOwnCredentials } from './hasOwnCredentials.ts';
import type { Origin } from './stubTransport.ts';

type Client = CodeDeployClient | LambdaClient;

/**
 * What a client reads from its environment. The SDK resolves each of them on the first call and then
 * keeps it, as a function of its configuration.
 */
const lazySettings = [
  'region',
  'serviceConfiguredEndpoint',
  'maxAttempts',
  'retryStrategy',
  'useDualstackEndpoint',
  'useFipsEndpoint',
  'userAgentAppId',
  'authSchemePreference',
] as const;

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
  await resolveSettings(client, [...lazySettings, 'credentials']);
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
  // During init, providers other than the environment may send a signed request.
  const names = hasOwnCredentials() ? [...lazySettings, 'credentials'] : lazySettings;
  await Promise.allSettled([resolveSettings(client, names), openSocket(client, origin, signal)]);
}
