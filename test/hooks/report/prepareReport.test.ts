import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beforeAllowTraffic } from '../../../src/hooks/beforeAllowTraffic.ts';

let server: Server;
let isReached: Promise<void>;

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
  });
  isReached = new Promise((resolve) => server.once('connection', () => resolve()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_CODEDEPLOY', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

it('opens the connection of the report while a middleware runs, which may hang', async () => {
  const handler = beforeAllowTraffic({ checks: [], target: 'orders:8' });
  handler.use({ before: () => isReached });
  const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'id' };
  const context = { getRemainingTimeInMillis: () => 8_000 };
  const { reason } = await handler(event, context as never);
  expect(reason).toContain('an empty list');
});
