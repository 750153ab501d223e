import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { http } from '../../../src/checks/http.ts';
import type { HttpOptions } from '../../../src/checks/http/httpOptions.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import type { CheckContext } from '../../../src/model/check.ts';
import { redaction } from '../../../src/hooks/redaction/redaction.ts';
import { checkContract, neverThrows } from '../checkContract.ts';
import { fakeContext } from '../fakeContext.ts';
import { localServer, type Answering } from './localServer.ts';

const url = 'https://127.0.0.1/health';
const wrong = (options: Record<string, unknown>) => () => http({ url, ...options });

checkContract('http', {
  // The port answers nobody, and `fetch` refuses it at once.
  make: () => http({ url: 'http://127.0.0.1:1/' }),
  passive: true,
  mistakes: {
    'no options': () => http(undefined as never),
    'no url': () => http({} as HttpOptions),
    'a url that is empty': wrong({ url: '' }),
    'a url without scheme': wrong({ url: 'orders.example.com/health' }),
    'a url of another scheme': wrong({ url: 'ftp://orders.example.com' }),
    'a url that is not one': wrong({ url: 'https://[' }),
    'a url with credentials': wrong({ url: 'https://a:b@127.0.0.1' }),
    'an unknown option': wrong({ timeout: 1 }),
    'an unknown method': wrong({ method: 'get' }),
    'a method that fetch refuses': wrong({ method: 'TRACE' }),
    'a header that is a number': wrong({ headers: { age: 3 } }),
    'a header that is not set': wrong({ headers: { authorization: undefined } }),
    'a name that no header has': wrong({ headers: { 'a b': 'c' } }),
    'a header of two lines': wrong({ headers: { a: 'b\r\nc: d' } }),
    'a body of GET': wrong({ method: 'GET', body: {} }),
    'a body that is a function': wrong({ body: () => 1 }),
    'a body that JSON cannot hold': wrong({ body: [1n] }),
    'an unknown way with redirects': wrong({ redirect: 'error' }),
    'an unknown expectation': wrong({ expect: { status: 200 } }),
  },
});
neverThrows('http', http);

interface Asked {
  options?: Partial<HttpOptions>;
  context?: Partial<CheckContext>;
  path?: string;
}

/** The report of an http check whose server answers like this, and what the server got. */
async function ask(answering: Answering, { options = {}, context, path = '/health' }: Asked = {}) {
  const server = await localServer(answering);
  const check = http({ url: server.url + path, ...options });
  const report = await runCheck(check, fakeContext(undefined, context));
  return { report, received: server.received, url: server.url };
}

const json =
  (value: unknown, status = 200): Answering =>
  (_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

const after = { lifecycleEvent: 'AfterAllowTraffic' };

describe('what is sent', () => {
  it('a GET that says who calls, on a connection of its own', async () => {
    const { received } = await ask(json({}), { path: '/health?deep=1' });
    expect(received).toMatchObject([{ method: 'GET', path: '/health?deep=1', body: '' }]);
    expect(received[0]?.headers).toMatchObject({
      'user-agent': 'aws-codedeploy-hook-BeforeAllowTraffic/0.0.0',
      connection: 'close',
    });
  });

  it.each<[string, Partial<HttpOptions>, string, string | undefined, string]>([
    ['JSON', { body: { a: [1] } }, 'POST', 'application/json', '{"a":[1]}'],
    ['null as JSON', { body: null, method: 'PUT' }, 'PUT', 'application/json', 'null'],
    ['a text as it is', { body: '{"a"' }, 'POST', 'text/plain;charset=UTF-8', '{"a"'],
    [
      'JSON with a content type of its own',
      { body: {}, headers: { 'Content-Type': 'application/ld+json' } },
      'POST',
      'application/ld+json',
      '{}',
    ],
    ['nothing', { method: 'DELETE' }, 'DELETE', undefined, ''],
  ])('%s', async (_, options, method, type, body) => {
    const { received } = await ask(json({}), { options });
    expect(received).toMatchObject([{ method, body }]);
    expect(received[0]?.headers['content-type']).toBe(type);
  });

  it('headers, which may replace those of the check', async () => {
    const headers = { 'X-Api-Key': 'k', 'User-Agent': 'mine' };
    const { received } = await ask(json({}), { options: { headers } });
    expect(received[0]?.headers).toMatchObject({ 'x-api-key': 'k', 'user-agent': 'mine' });
  });

  it('to the url that a function of the context returns', async () => {
    const server = await localServer(json({}));
    const check = http({
      url: async ({ target }) => `${server.url}/v${target.targetVersion}?key=secret`,
    });
    const report = await runCheck(check, fakeContext());
    expect(server.received[0]?.path).toBe('/v2?key=secret');
    expect(report.message).toBe(`GET ${server.url}/v2 (before the shift) answered as expected`);
  });

  it.each([undefined, 5, 'orders', 'https://a:secret@b'])(
    'nothing if that function returns %j',
    async (returned) => {
      const report = await runCheck(http({ url: () => returned as string }), fakeContext());
      expect(report.outcome).toBe('errored');
      expect(report.message).toMatch(/^option "url" of http (is not a URL|has credentials)/);
      expect(report.message).not.toContain('secret');
    },
  );
});

describe('the answer', () => {
  it.each([
    [200, 'passed'],
    [204, 'passed'],
    [299, 'passed'],
    [301, 'failed'],
    [304, 'failed'],
    [403, 'failed'],
    [404, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
  ])('status %i is %s if nothing is expected', async (status, outcome) => {
    const {
      report,
      received,
      url: at,
    } = await ask(
      (_, answer) => answer.writeHead(status, { location: '/other?token=secret' }).end(),
      { context: after },
    );
    expect(report.outcome).toBe(outcome);
    // An answer is never asked for again.
    expect(received).toHaveLength(1);
    if (outcome === 'passed') return;
    expect(report.message).toContain(`GET ${at}/health: /statusCode: expected "from 200 to 299`);
    expect(report.message).toContain(`got ${status}`);
    expect(report.message).not.toContain('secret');
    expect(report.message?.includes("redirect: 'follow'")).toBe(status < 400);
  });

  it('is compared like that of a function: status, headers, body', async () => {
    const answering: Answering = (_, answer) => {
      answer.writeHead(201, { etag: '"7"', 'content-type': 'application/json' });
      answer.end('{"ok":true,"items":[1]}');
    };
    const expected = { statusCode: 201, headers: { ETag: /7/ }, body: { ok: true } };
    expect((await ask(answering, { options: { expect: expected } })).report.outcome).toBe('passed');
    const other = { statusCode: [200, 204], headers: { etag: '"8"' }, body: { items: [2] } };
    const { report } = await ask(answering, { options: { expect: other } });
    expect(report).toMatchObject({
      outcome: 'failed',
      expected: { '/statusCode': [200, 204], '/headers/etag': '"8"', '/body/items/0': 2 },
      actual: { '/statusCode': 201, '/headers/etag': '"7"', '/body/items/0': 1 },
    });
  });

  it('a status that is expected passes, and a body alone does not allow a 500', async () => {
    const answering = json({ ok: true }, 500);
    const allowed = await ask(answering, { options: { expect: { statusCode: 500 } } });
    expect(allowed.report.outcome).toBe('passed');
    const body = await ask(answering, { options: { expect: { body: { ok: true } } } });
    expect(body.report).toMatchObject({ outcome: 'failed', actual: { '/statusCode': 500 } });
  });

  it('headers that are there twice', async () => {
    const answering: Answering = (_, answer) => {
      answer.setHeader('x-tag', ['a', 'b']);
      answer.setHeader('set-cookie', ['s=1; Path=/', 't=2']);
      answer.end();
    };
    const headers = { 'x-tag': ['a', 'b'], 'Set-Cookie': ['s=1; Path=/', 't=2'] };
    expect((await ask(answering, { options: { expect: { headers } } })).report.outcome).toBe(
      'passed',
    );
    const one = { 'x-tag': 'a, b', 'set-cookie': 't=2' };
    expect((await ask(answering, { options: { expect: { headers: one } } })).report.outcome).toBe(
      'passed',
    );
    const fewer = { 'x-tag': ['a'], 'set-cookie': ['t=2'] };
    const { report } = await ask(answering, { options: { expect: { headers: fewer } } });
    expect(Object.keys(report.actual ?? {})).toEqual(['/headers/x-tag', '/headers/set-cookie']);
  });

  it('a 204 without a body, a body with a byte order mark, one in gzip', async () => {
    const { gzipSync } = await import('node:zlib');
    const empty: Answering = (_, answer) => answer.writeHead(204).end();
    const marked: Answering = (_, answer) => answer.end('\uFEFF{"a":1}');
    const zipped: Answering = (_, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    for (const [answering, body] of [
      [empty, ''],
      [marked, { a: 1 }],
      [zipped, { a: 1 }],
    ] as const) {
      const { report } = await ask(answering, { options: { expect: { body } } });
      expect(report.outcome).toBe('passed');
    }
  });

  it('a body of any bytes ends in one report', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(4), async (bytes, cut) => {
        const answering: Answering = (_, answer) => {
          answer.write(bytes.subarray(0, cut));
          answer.end(bytes.subarray(cut));
        };
        const predicate = ({ text }: { text?: string }) =>
          text ===
          Buffer.from(bytes)
            .toString('utf8')
            .replace(/^\uFEFF/, '');
        const { report } = await ask(answering, { options: { expect: predicate } });
        expect(report.outcome).toBe('passed');
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { numRuns: 20, seed: 7 },
    ));
});

describe('redirects', () => {
  const moved: Answering = (request, answer) => {
    if (request.url === '/new') answer.end('{"ok":true}');
    else answer.writeHead(302, { location: '/new' }).end();
  };
  const expected = { body: { ok: true } };

  it('are not followed unless asked', async () => {
    const { report, received } = await ask(moved, { options: { expect: expected } });
    expect(report.outcome).toBe('failed');
    expect(received).toHaveLength(1);
  });

  it('can be expected', async () => {
    const headers = { location: '/new' };
    const { report } = await ask(moved, { options: { expect: { statusCode: 302, headers } } });
    expect(report.outcome).toBe('passed');
  });

  it('are followed if asked', async () => {
    const options = { redirect: 'follow', expect: expected } as const;
    const { report, received } = await ask(moved, { options });
    expect(report.outcome).toBe('passed');
    expect(received.map(({ path }) => path)).toEqual(['/health', '/new']);
  });

  it('without end are errored, and not tried again', async () => {
    const { report, received } = await ask(
      (request, answer) => answer.writeHead(302, { location: request.url }).end(),
      { options: { redirect: 'follow' } },
    );
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/: no answer \(redirect count exceeded\)$/);
    expect(received).toHaveLength(21);
  });
});

describe('secrets', () => {
  const secret = 'hunter2hunter2';

  it.each<[string, Record<string, unknown>]>([
    ['the query', { url: `https://nowhere.invalid/a?key=${secret}#${secret}` }],
    ['credentials', { url: `https://user:${secret}@nowhere.invalid/` }],
    ['credentials without a scheme', { url: `user:${secret}@nowhere.invalid/` }],
    ['a header with a line break', { headers: { authorization: `Bearer ${secret}\nx` } }],
    ['a header of the wrong type', { headers: { 'x-api-key': [secret] } }],
  ])('%s is in no message', async (_, options) => {
    const check = http({ url: 'http://127.0.0.1:1/', ...options });
    const report = await runCheck(check, fakeContext(undefined, { remainingTime: () => 50 }));
    expect(report.outcome).toBe('errored');
    expect(JSON.stringify(report)).not.toContain(secret);
  });

  it.each<[string, Record<string, string>, string]>([
    ['line break', { authorization: 'a\nb' }, 'has a character that no header may have'],
    ['control character', { authorization: 'a\0' }, 'has a character that no header may have'],
    ['letter beyond Latin-1', { authorization: 'ключ' }, 'has a character that no header may have'],
  ])('a header with a %s is named, and nothing is sent', async (_, headers, why) => {
    const { report, received } = await ask(json({}), { options: { headers } });
    expect(report.message).toBe(`option "headers/authorization" of http ${why}`);
    expect(received).toEqual([]);
  });

  it('what the answer has is hidden where the option redact says so', async () => {
    const { report } = await ask(json({ token: secret }), {
      options: { expect: { body: { token: 'x' }, headers: { 'set-cookie': 'a' } } },
    });
    expect(JSON.stringify(report)).toContain(secret);
    const shown = redaction(['/body/token']).report(report);
    expect(JSON.stringify(shown)).not.toContain(secret);
  });
});
