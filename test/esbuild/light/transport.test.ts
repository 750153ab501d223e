import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from './answers.ts';
import { bundledSides, fixIds, type Side } from './bundledSides.ts';
import { asText, outcomeOf, scriptedTransport, type AnyClient } from './outcomeOf.ts';

let bundles: Awaited<ReturnType<typeof bundledSides>>;
beforeAll(async () => (bundles = await bundledSides()));

const start = Date.UTC(2026, 10, 22, 8);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  fixIds();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settings = (side: Side): object => ({
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  retryMode: 'standard',
  defaultsMode: 'legacy',
  ...(side === bundles.sdk ? { customUserAgent: [['lib/allow-traffic', '0.0.0']] } : {}),
});

const clientOf = (side: Side, given: object): AnyClient =>
  new (side.lambda['LambdaClient'] ?? Object)({ ...settings(side), ...given }) as AnyClient;

const invoke = (side: Side): unknown =>
  new (side.lambda['InvokeCommand'] ?? Object)({ FunctionName: 'f', Payload: '{"a":1}' });

const at = (ms: number): string => new Date(start + ms).toUTCString();
const minutes = 60_000;

/** What is answered in turn. */
type Turn = { headers?: Record<string, string>; statusCode?: number; body?: string };

const turns: [name: string, turns: Turn[], given?: object][] = [
  ['a right clock', [{ headers: { date: at(0) } }, {}]],
  ['a clock that is 10 minutes late', [{ headers: { date: at(10 * minutes) } }, {}]],
  ['a difference of seconds', [{ headers: { Date: at(5_000) } }, {}]],
  ['a cached answer', [{ headers: { date: at(10 * minutes), age: '30' } }, {}]],
  ['no date', [{ headers: { date: 'never' } }, {}]],
  [
    'a refused signature',
    [
      {
        statusCode: 403,
        headers: { date: at(10 * minutes), 'x-amzn-errortype': 'RequestTimeTooSkewed' },
      },
      { headers: { date: at(10 * minutes) } },
      {},
    ],
  ],
  [
    'a refusal with the time in its body',
    [{ statusCode: 403, body: `{"ServerTime":"${at(-9 * minutes)}","message":"m"}` }, {}],
  ],
  [
    'a refusal by a clock that is nearly right',
    [{ statusCode: 403, headers: { date: at(200_000) } }, {}],
  ],
  [
    'no correction',
    [{ statusCode: 403, headers: { date: at(10 * minutes) } }, {}],
    { disableClockSkewCorrection: true },
  ],
  ['throttles', [{ statusCode: 429, headers: { 'retry-after': '1' }, body: '{"Reason":"x"}' }, {}]],
  ['faults', [{ statusCode: 500 }, { statusCode: 503, body: '<html>' }, {}]],
];

describe('one call after another', () => {
  it.each(turns)(
    'signs with the time that the SDK signs with, and calls as often: %s',
    async (_name, script, given) => {
      const [ours, theirs] = await Promise.all(
        [bundles.light, bundles.sdk].map(async (side) => {
          const transport = scriptedTransport();
          const client = clientOf(side, { ...transport, ...given });
          const all: object[] = [];
          for (const { statusCode = 200, headers = {}, body = '{}' } of script) {
            transport.answer = { statusCode, headers, body } satisfies Answer;
            all.push(await outcomeOf(client, invoke(side), transport.sent));
          }
          return asText([all, (client.config as { systemClockOffset: number }).systemClockOffset]);
        }),
      );
      expect(ours).toBe(theirs);
    },
  );

  it('takes no notice of an answer that took longer than a quarter of an hour', async () => {
    const offsets: number[] = [];
    for (const side of [bundles.light, bundles.sdk]) {
      vi.setSystemTime(start);
      const transport = scriptedTransport();
      transport.answer = { statusCode: 200, headers: { date: at(0) }, body: '{}' };
      const requestHandler = {
        handle: (request: object) => {
          vi.setSystemTime(start + 16 * minutes);
          return transport.requestHandler.handle(request);
        },
      };
      const client = clientOf(side, { ...transport, requestHandler });
      await outcomeOf(client, invoke(side), transport.sent);
      offsets.push((client.config as { systemClockOffset: number }).systemClockOffset);
    }
    expect(offsets).toEqual([0, 0]);
  });

  it.each([
    ['an error of the network', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['an error of the SDK', Object.assign(new Error('late'), { name: 'TimeoutError' })],
    ['an error with a cause', new Error('outer', { cause: new Error('inner') })],
  ])('fails like the SDK, after one attempt: %s', async (_name, error) => {
    const [ours, theirs] = await Promise.all(
      [bundles.light, bundles.sdk].map(async (side) => {
        const transport = scriptedTransport();
        transport.answer = Object.assign(new Error(error.message, { cause: error.cause }), error);
        return outcomeOf(clientOf(side, transport), invoke(side), transport.sent);
      }),
    );
    expect(asText(ours)).toBe(asText(theirs));
    expect((ours as { sent: object[] }).sent).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  let server: Server;
  let url = '';
  let answer: (response: ServerResponse) => void;
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().once('end', () => answer(response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const scripts: [name: string, script: (response: ServerResponse) => void][] = [
    [
      'an answer',
      (response) => response.writeHead(200, { 'x-amz-executed-version': '2' }).end('{"b":2}'),
    ],
    ['no body', (response) => response.writeHead(200).end()],
    [
      'an error',
      (response) =>
        response
          .writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' })
          .end('{"Message":"m"}'),
    ],
    [
      'a page',
      (response) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway'),
    ],
    ['a redirect', (response) => response.writeHead(301, { location: 'http://x/' }).end()],
    [
      'a cut answer',
      (response) =>
        void response
          .writeHead(200, { 'content-length': '10' })
          .write('{"a"', () => response.destroy()),
    ],
    [
      'a cut error',
      (response) =>
        void response
          .writeHead(500, { 'content-length': '10' })
          .write('{"a"', () => response.destroy()),
    ],
    ['no answer', (response) => void response.destroy()],
    ['broken JSON in an error', (response) => response.writeHead(400).end('{"__type":"X",')],
    [
      'text of several bytes',
      (response) => response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end('"€ü𝄞"'),
    ],
  ];

  /** Without what differs from socket to socket. */
  const withoutSockets = (outcome: object): string =>
    JSON.stringify(outcome, (key, value: unknown) => {
      if (key === 'body' || key === 'sent') return undefined;
      if (Array.isArray(value) && value[0] === '$response') return '$response';
      return value instanceof Date ? 'date' : value;
    });

  it.each(scripts)('reads what the SDK reads: %s', async (_name, script) => {
    answer = (response) => {
      response.setHeader('date', at(0));
      script(response);
    };
    const all: string[] = [];
    for (const side of [bundles.light, bundles.sdk]) {
      const client = clientOf(side, {
        endpoint: url,
        requestHandler: { connectionTimeout: 5_000 },
      });
      all.push(withoutSockets(await outcomeOf(client, invoke(side), [])));
      (client as unknown as { destroy(): void }).destroy();
    }
    expect(all[0]).toBe(all[1]);
  });

  it.each<[string, () => AbortSignal]>([
    ['before the call', () => AbortSignal.abort()],
    ['with a reason', () => AbortSignal.abort(new Error('why'))],
    ['during the call', () => AbortSignal.timeout(30)],
  ])('stops when the SDK stops: aborted %s', async (_name, signal) => {
    answer = () => undefined;
    const all: object[] = [];
    for (const side of [bundles.light, bundles.sdk]) {
      const client = clientOf(side, { endpoint: url });
      all.push(await outcomeOf(client, invoke(side), [], { abortSignal: signal() }));
      (client as unknown as { destroy(): void }).destroy();
    }
    expect(asText(all[0])).toBe(asText(all[1]));
    expect(asText(all[0])).toContain('AbortError');
  });
});
