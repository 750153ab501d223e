import type Http from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';

/** What the Runtime API hands to the process for one invocation. */
export interface NextInvocation {
  headers: IncomingHttpHeaders;
  body: string;
}

/** The process's side of Lambda's Runtime API. */
export interface RuntimeClient {
  next(): Promise<NextInvocation>;
  respond(requestId: string, body: string | Buffer): Promise<void>;
  fail(requestId: string, document: string): Promise<void>;
  failInit(document: string): Promise<void>;
}

const BASE = '/2018-06-01/runtime';

// In Node.js 24, importing node:http in an ES module takes ten times as long as require().
const http = createRequire(import.meta.url)('node:http') as typeof Http;

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Connects to the Runtime API at `address`, which is `host:port`. While a handler runs, the connection
 * is idle and does not keep the event loop alive. So Node emits `beforeExit` if nothing is left to do,
 * and the runtime notices a handler that will never answer.
 */
export function createRuntimeClient(address: string): RuntimeClient {
  const agent = new http.Agent({ keepAlive: true });
  const [host, port] = address.split(':');

  function send(method: string, path: string, body?: string | Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const options = { agent, host, port, method, path: BASE + path, headers };
      http.request(options, resolve).on('error', reject).end(body);
    });
  }
  async function post(path: string, body: string | Buffer): Promise<void> {
    await readText(await send('POST', path, body));
  }

  return {
    async next() {
      const response = await send('GET', '/invocation/next');
      return { headers: response.headers, body: await readText(response) };
    },
    respond: (id, body) => post(`/invocation/${id}/response`, body),
    fail: (id, document) => post(`/invocation/${id}/error`, document),
    failInit: (document) => post('/init/error', document),
  };
}
