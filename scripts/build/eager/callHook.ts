/**
 * A process of its own: runs the built package for one event, with the light clients, and sends its parent
 * which functions of which files ran.
 */
import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import { registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type * as library from '../../../src/index.ts';
import { standIns } from '../../../src/esbuild/lightClients.ts';
import type { Place } from './eagerSource.ts';

const dist = pathToFileURL(`${process.argv[2] ?? 'dist'}/`);
const session = new Session();

/** The functions that ran, by file. */
async function called(): Promise<Record<string, Place[]>> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.startsWith(dist.href));
  return Object.fromEntries(
    ours.map(({ url, functions }) => {
      const ran = functions
        .flatMap(({ ranges }) => ranges.slice(0, 1))
        .filter(({ count }) => count);
      const places = ran.map(({ startOffset, endOffset }) => ({
        start: startOffset,
        end: endOffset,
      }));
      return [url.slice(dist.href.length), places];
    }),
  );
}

/** Answers an invocation and a report alike. */
const services = createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('x-amz-executed-version', '2');
    response.end('{"statusCode":200,"lifecycleEventHookExecutionId":"h-1"}');
  });
});
await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
Object.assign(process.env, {
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(services.address() as AddressInfo).port}`,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nobody',
  ALLOW_TRAFFIC_TARGET: 'orders:2',
});
registerHooks({
  resolve: (specifier, context, next) => {
    const standIn = standIns[specifier];
    return next(standIn === undefined ? specifier : new URL(`${standIn}.js`, dist).href, context);
  },
});

session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
const { beforeAllowTraffic, smokeInvoke } = (await import(
  new URL('index.js', dist).href
)) as typeof library;
const handler = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200 } })],
});
const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1' };
const context = { getRemainingTimeInMillis: () => 30_000 };
const { status, reason } = await handler(event, context as Parameters<typeof handler>[1]);
if (status !== 'Succeeded') throw new Error(`the hook reported ${status}: ${reason}`);
process.send?.(await called(), () => process.exit(0));
