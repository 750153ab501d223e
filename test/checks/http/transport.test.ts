import { describe, expect, it, vi } from 'vitest';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { http } from '../../../src/checks/http.ts';
import type { HttpOptions } from '../../../src/checks/http/httpOptions.ts';
import { transportFailure } from '../../../src/checks/http/transportFailure.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { tryCheck } from '../../../src/tryOut/index.ts';
import { fakeContext } from '../fakeContext.ts';
import { localServer, type Answering } from './localServer.ts';

/** Resets the connection this many times, and then answers. */
const resets =
  (times: number): Answering =>
  (request, answer, nth) => {
    if (nth <= times) request.socket.resetAndDestroy();
    else answer.end('{"ok":true}');
  };

/** On simulated time: the pauses between attempts take none. */
async function ask(answering: Answering, options: Partial<HttpOptions> = {}) {
  const server = await localServer(answering);
  const report = await tryCheck(http({ url: `${server.url}/a?key=secret`, ...options }));
  expect(JSON.stringify(report)).not.toContain('secret');
  return { report, attempts: server.received.length, url: server.url };
}

describe('a connection that fails is tried again', () => {
  it.each<[number, string, number]>([
    [0, 'passed', 1],
    [2, 'passed', 3],
    [3, 'passed', 4],
    [9, 'errored', 4],
  ])('after %i resets it is %s', async (times, outcome, attempts) => {
    const { report, ...asked } = await ask(resets(times));
    expect(report.outcome).toBe(outcome);
    expect(asked.attempts).toBe(attempts);
    if (outcome === 'passed') return;
    expect(report.message).toMatch(
      /^GET http:\/\/127.0.0.1:\d+\/a \(before the shift\): no answer after 4 attempts \((ECONNRESET|UND_ERR_SOCKET)\)$/,
    );
    // Three pauses, each from half of its length to all of it.
    expect(report.durationMs).toBeGreaterThanOrEqual(875);
    expect(report.durationMs).toBeLessThanOrEqual(1_750);
  });

  it('but a POST that may have been carried out is not', async () => {
    const { report, attempts } = await ask(resets(1), { body: {} });
    expect(report.outcome).toBe('errored');
    expect(attempts).toBe(1);
    expect((await ask(resets(1), { body: {}, method: 'PUT' })).report.outcome).toBe('passed');
  });

  it('but an answer never is, not even a broken one', async () => {
    const { report, attempts, url } = await ask((request, answer) => {
      answer.writeHead(200, { 'content-length': 100 });
      answer.write('{"ok"', () => request.socket.resetAndDestroy());
    });
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(
      new RegExp(`^GET ${url}/a .*: the answer, status 200, broke off \\(`),
    );
    expect(attempts).toBe(1);
  });

  it('nor is one that is not HTTP', async () => {
    const { report, attempts } = await ask((request) => request.socket.end('HELLO\r\n\r\n'));
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('no answer (');
    expect(attempts).toBe(1);
  });

  it('nor is there an attempt without time for it', async () => {
    const server = await localServer(resets(9));
    const context = fakeContext(undefined, { remainingTime: () => 100 });
    const report = await runCheck(http({ url: server.url }), context);
    expect(report.outcome).toBe('errored');
    expect(server.received).toHaveLength(1);
  });

  it('and an error about the request itself is not quoted: it may hold a header', () => {
    const error = new TypeError('Headers.append: "secret" is an invalid header value.');
    expect(transportFailure(error, 'GET')).toEqual({
      text: 'fetch refused the request',
      mayRetry: false,
    });
  });

  it.each<[string, boolean, boolean]>([
    ['ENOTFOUND', true, true],
    ['EAI_AGAIN', true, true],
    ['ECONNREFUSED', true, true],
    ['UND_ERR_CONNECT_TIMEOUT', true, true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true, true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true, true],
    ['CERT_HAS_EXPIRED', true, true],
    ['ECONNRESET', true, false],
    ['UND_ERR_SOCKET', true, false],
    ['EPIPE', true, false],
    ['UND_ERR_INVALID_ARG', false, false],
    ['HPE_INVALID_CONSTANT', false, false],
  ])('%s: GET %s, POST %s', (code, get, post) => {
    const error = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
    expect(transportFailure(error, 'GET')).toEqual({ text: code, mayRetry: get });
    expect(transportFailure(error, 'POST').mayRetry).toBe(post);
  });

  it('names the code and the host, and no stack, if nothing listens', async () => {
    const server = await localServer(() => {});
    const report = await tryCheck(http({ url: 'http://nowhere.invalid/x' }), { timeout: '5s' });
    expect(report).toMatchObject({ outcome: 'errored' });
    expect(report.message).toMatch(
      /^GET http:\/\/nowhere\.invalid\/x \(before the shift\): no answer after \d attempts \((ENOTFOUND|EAI_AGAIN)\)$/,
    );
    expect(server.received).toEqual([]);
  });
});

describe('an answer without end', () => {
  it('is not read beyond 6 MB, and its connection is closed', async () => {
    let isClosed: Promise<unknown> = Promise.reject(new Error('nobody asked'));
    isClosed.catch(() => {});
    let isOpen = true;
    const { report } = await ask((_, answer) => {
      isClosed = new Promise((resolve) => answer.on('close', resolve));
      const write = () => {
        if (isOpen) answer.write(Buffer.alloc(500_000, ' '), () => setImmediate(write));
      };
      answer.on('close', () => (isOpen = false));
      write();
    });
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/: the answer is longer than 6 MB \(6291456 bytes\)/);
    await isClosed;
  });

  it('also counts what is decompressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(7_000_000));
    const { report } = await ask((_, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(bomb.length).toBeLessThan(10_000);
    expect(report.message).toContain('longer than 6 MB');
  });

  it('of exactly 6 MB is compared', async () => {
    const { report } = await ask((_, answer) => answer.end(Buffer.alloc(6 * 1_024 * 1_024, ' ')));
    expect(report.outcome).toBe('passed');
  });

  it.each<[string, Answering]>([
    ['that drips', drip],
    ['that does not begin', () => {}],
  ])('%s is left when the time is over, and its connection is closed', async (_, answering) => {
    const closed = vi.fn();
    const server = await localServer((request, answer, nth) => {
      answer.on('close', closed);
      answering(request, answer, nth);
    });
    const report = await runCheck(timeLimit(150, http({ url: server.url })), fakeContext());
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/did not finish in .*: the time limit of 150 ms was over$/);
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(server.received).toHaveLength(1);
  });
});

function drip(...[, answer]: Parameters<Answering>): void {
  answer.writeHead(200, { 'content-length': 1_000 });
  const timer = setInterval(() => answer.write('x'), 20);
  answer.on('close', () => clearInterval(timer));
}

describe('TLS', () => {
  const secure = () => localServer((_, answer) => answer.end('{}'), true);

  it('is verified', async () => {
    const server = await secure();
    const report = await tryCheck(http({ url: server.url }));
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/no answer after 4 attempts \([A-Z_]*(CERT|SIGNATURE|ALTNAME)/);
    expect(server.received).toEqual([]);
  });

  it('is not asked while NODE_TLS_REJECT_UNAUTHORIZED=0 switches verification off', async () => {
    const server = await secure();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const report = await tryCheck(retry({ attempts: 2 }, http({ url: server.url })));
    vi.unstubAllEnvs();
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the verification',
    );
    expect(server.received).toEqual([]);
  });

  it('an answer does not count if another check switched it off meanwhile', async () => {
    const { url: location, received } = await secure();
    const server = await localServer((_, answer) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      answer.writeHead(302, { location }).end();
    });
    const report = await tryCheck(http({ url: server.url, redirect: 'follow' }));
    vi.unstubAllEnvs();
    expect(received).toHaveLength(1);
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0');
  });

  it('an http URL does not depend on it', async () => {
    const server = await localServer((_, answer) => answer.end('{}'));
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const report = await tryCheck(http({ url: server.url }));
    vi.unstubAllEnvs();
    expect(report.outcome).toBe('passed');
  });
});
