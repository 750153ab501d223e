import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { webhook, type WebhookOptions } from '../../src/actions/webhook.ts';
import type { HookReport } from '../../src/model/hookReport.ts';

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

const report: HookReport = {
  schemaVersion: 1,
  deploymentId: 'd-1',
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Failed',
  reason: 'expected <b> & got "c"',
  targets: [{ functionName: 'orders', targetVersion: '8', foundBy: 'option' }],
  checks: [],
  reported: 'accepted',
  durationMs: 1,
};

const silent = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

const run = (
  options: unknown,
  signal: AbortSignal = AbortSignal.timeout(5_000),
): Promise<unknown> =>
  Promise.resolve(
    webhook(options as WebhookOptions).run({
      report,
      signal,
      remainingTime: () => 5_000,
      logger: silent,
    }),
  );

/** Answers every request with the status; resolves with its URL and the bodies that it got. */
async function listen(status?: number): Promise<{ url: string; bodies: unknown[] }> {
  const bodies: unknown[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      bodies.push(JSON.parse(text));
      if (status !== undefined) response.writeHead(status, { location: '/elsewhere' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/T0/secret`, bodies };
}

describe('webhook', () => {
  it('sends a text, the link to the deployment and the record', async () => {
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    const { url, bodies } = await listen(200);
    expect(await run({ url })).toBe('the answer was 200');
    const link =
      'https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1?region=eu-west-1';
    const text = `BeforeAllowTraffic Failed for orders:8\n${report.reason}\n${link}`;
    expect(bodies).toEqual([{ text, link, report }]);
  });

  it.each([
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
    ['eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu/'],
  ])('links to the console of %s', async (region, start) => {
    vi.stubEnv('AWS_REGION', region);
    const { url, bodies } = await listen(200);
    await run({ url });
    expect(bodies).toMatchObject([{ link: expect.stringContaining(start) as string }]);
  });

  it('has no link to a console that is not public', async () => {
    vi.stubEnv('AWS_REGION', 'us-iso-east-1');
    const { url, bodies } = await listen(200);
    await run({ url });
    expect(bodies).toMatchObject([{ text: expect.stringMatching(/\ndeployment d-1$/) as string }]);
    expect(bodies[0]).not.toHaveProperty('link');
  });

  it('sends only a text to Slack, without its markup', async () => {
    vi.stubEnv('AWS_REGION', '');
    const { url, bodies } = await listen(204);
    await run({ url, format: 'slack' });
    expect(bodies).toEqual([
      {
        text: 'BeforeAllowTraffic Failed for orders:8\nexpected &lt;b&gt; &amp; got "c"\ndeployment d-1',
      },
    ]);
  });

  it.each([302, 404, 500])('fails on the answer %i, and sends nothing again', async (status) => {
    const { url, bodies } = await listen(status);
    await expect(run({ url })).rejects.toThrow(`the answer was ${status}`);
    expect(bodies).toHaveLength(1);
  });

  it('stops when its time is over, and keeps the URL to itself', async () => {
    const { url } = await listen();
    const error = await run({ url }, AbortSignal.timeout(100)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: 'no answer' });
    expect(error).not.toHaveProperty('cause');
  });

  it.each([
    ['http://127.0.0.1:9/T0/secret', /^no answer/],
    ['http://user:secret@[broken/T0', /^no answer/],
    ['secret', /not an http or https URL/],
    ['file:///secret', /not an http or https URL/],
    [undefined, /not an http or https URL/],
  ])('fails without showing the URL: %s', async (url, message) => {
    const error = await run({ url }).catch((thrown: unknown) => thrown as Error);
    expect((error as Error).message).toMatch(message);
    expect(String(error)).not.toContain('secret');
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('never throws while it is made', async () => {
    await expect(run(undefined)).rejects.toThrow('not an http or https URL');
    await expect(run({ url: 'https://x.example', format: 'xml' })).rejects.toThrow('its format');
  });
});
