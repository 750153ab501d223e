import type { Context } from 'aws-lambda';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const queue = Symbol.for('allow-traffic.init');
const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1' };
const context = { getRemainingTimeInMillis: () => 20_000 } as Context;

/** The warm-up's requests that nobody has answered yet. */
let open = 0;
let warmed = 0;
let server: Server;

beforeEach(async () => {
  open = 0;
  warmed = 0;
  server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST') {
      response.end('{"lifecycleEventHookExecutionId":"h-1"}');
      return;
    }
    open += 1;
    warmed += 1;
    void setTimeout(300).then(() => {
      open -= 1;
      response.writeHead(403).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_LAMBDA_RUNTIME_API', '127.0.0.1:1');
  Object.assign(globalThis, { [queue]: [] });
  vi.resetModules();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, queue);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('no request of the warm-up is open while a check runs, though the event came before its end', async () => {
  const { beforeAllowTraffic, defineCheck } = await import('../../../src/index.ts');
  let openAtCheck: number | undefined;
  const check = defineCheck('looks', () => {
    openAtCheck = open;
  });
  const handler = beforeAllowTraffic({ checks: [check], target: 'myfunc:2' });
  await vi.waitFor(() => expect(open).toBeGreaterThan(0));

  const report = await handler(event, context);

  expect({ status: report.status, openAtCheck }).toEqual({ status: 'Succeeded', openAtCheck: 0 });
  expect(warmed).toBe(2);
});
