import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networkSettings } from '../../../../src/rehearsal/lambda/environment/networkSettings.ts';
import { answerOf, inline, startLocalLambda } from '../localLambda.ts';

const settings = (environment: Record<string, string> = {}) =>
  networkSettings({
    functionName: 'orders',
    version: '$LATEST',
    endpoint: 'http://127.0.0.1:4566',
    environment,
  });
const proxy = 'http://orders:%24LATEST@127.0.0.1:4566';

describe('the proxy settings of a function', () => {
  test('name the stand-in as the proxy in both cases, and leave loopback open', () => {
    const found = settings();
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
      expect(found).toHaveProperty(name, proxy);
    }
    expect(found).toMatchObject({
      NO_PROXY: 'localhost,127.0.0.1,::1',
      no_proxy: 'localhost,127.0.0.1,::1',
      NODE_OPTIONS: expect.stringMatching(/^--require=".+networkGuard\.cjs"$/) as unknown,
    });
  });

  test.each([
    [{ HTTPS_PROXY: 'http://corp:8080' }, { https_proxy: 'http://corp:8080', http_proxy: proxy }],
    [{ http_proxy: '' }, { HTTP_PROXY: '', HTTPS_PROXY: proxy }],
    [{ NO_PROXY: '*' }, { no_proxy: '*', NO_PROXY: '*' }],
    [{ no_proxy: 'a.example' }, { NO_PROXY: 'a.example,localhost,127.0.0.1,::1' }],
    [
      { AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb:8000', AWS_ENDPOINT_URL: 'nonsense' },
      { NO_PROXY: 'localhost,127.0.0.1,::1,dynamodb' },
    ],
  ])("let the user's own win: %j", (environment, expected) => {
    expect(settings(environment as Record<string, string>)).toMatchObject(expected);
  });

  test.each([{ HTTPS_PROXY: 'http://corp:8080' }, { NO_PROXY: '*' }])(
    'guard Node.js only if nothing of the user opens the network: %j',
    (environment) => {
      expect(settings(environment as Record<string, string>)).not.toHaveProperty('NODE_OPTIONS');
    },
  );

  test("keep the user's NODE_OPTIONS", () => {
    const { NODE_OPTIONS } = settings({ NODE_OPTIONS: '--no-warnings' });
    expect(NODE_OPTIONS).toMatch(/^--require=".+" --no-warnings$/);
  });
});

/** Tries to connect in every way that Node.js has; answers the status or the error of each. */
const tries = `
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
const because = (error) => error.cause?.message ?? error.message;
const settled = (work) => new Promise(work).catch(because);
const get = (module, url, options) => settled((resolve, reject) =>
  module.get(url, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject));
const socket = (made) => settled((resolve, reject) =>
  made.on('connect', () => resolve('connected')).on('error', reject));
export const handler = async ({ local, port, host }) => ({
  local: await get(http, local, {}),
  localhost: await get(http, local.replace('127.0.0.1', 'localhost'), { agent: new http.Agent() }),
  fetched: await fetch(local).then(({ status }) => status, because),
  fetch: await fetch('https://' + host + '/').then(({ status }) => status, because),
  ownAgent: await get(https, 'https://' + host + '/', { agent: new https.Agent({ keepAlive: true }) }),
  plain: await get(http, 'http://' + host + '/', {}),
  net: await socket(net.connect(80, host)),
  socket: await socket(new net.Socket().connect({ port: 80, host })),
  tls: await socket(tls.connect({ port: 443, host })),
});`;

describe('a function that calls past the stand-in', () => {
  const server = createServer((_request, response) => response.end());
  let address: { local: string; port: number };
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    address = { local: `http://127.0.0.1:${port}/`, port };
  });
  afterAll(() => server.close());

  const run = async (environment: Record<string, string>, host: string) => {
    const started = await startLocalLambda();
    const lines: string[] = [];
    started.lambda.onLog(({ text }) => lines.push(text));
    const more = { environment, timeout: 20, memorySize: 256 };
    await started.lambda.createFunction('calls', inline(tries, more));
    return { answer: await answerOf(started.client, 'calls', { ...address, host }), lines };
  };
  const refusal = (host: string, port: number): string =>
    `The rehearsal refuses the connection to ${host}:${port}. An AWS client must take its endpoint from ` +
    `the environment; to allow another host, set the function's NO_PROXY to ${host}.`;

  test('is refused with a sentence, also in its log, whatever makes the connection', async () => {
    const host = 'codedeploy.eu-west-1.amazonaws.com';
    const { answer, lines } = await run({ NO_PROXY: 'example.com' }, host);
    expect(answer).toEqual({
      local: 200,
      localhost: 200,
      fetched: 200,
      fetch: refusal(host, 443),
      ownAgent: refusal(host, 443),
      plain: refusal(host, 80),
      net: refusal(host, 80),
      socket: refusal(host, 80),
      tls: refusal(host, 443),
    });
    expect(lines.filter((line) => line === refusal(host, 443))).toHaveLength(1);
  });

  test.each(['*', 'reserved.invalid', '.invalid', 'other.example, *.invalid'])(
    'reaches a host that NO_PROXY names: %s',
    async (NO_PROXY) => {
      const { answer } = await run({ NO_PROXY }, 'reserved.invalid');
      const { fetch, ownAgent, net } = answer as Record<string, string>;
      for (const message of [fetch, ownAgent, net]) expect(message).toMatch(/ENOTFOUND|EAI_AGAIN/);
    },
  );
});
