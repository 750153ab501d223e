import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface LocalServer {
  /** Without a path. */
  readonly url: string;
  readonly received: Received[];
}

/** Answers a request; `nth` counts from 1. */
export type Answering = (
  request: IncomingMessage,
  answer: Parameters<RequestListener>[1],
  nth: number,
) => void;

const certificate = (name: string) => readFileSync(`test/guarantee/harness/certificates/${name}`);

/** A server on the loopback interface. It closes when the test has finished. */
export async function localServer(answering: Answering, tls = false): Promise<LocalServer> {
  const received: Received[] = [];
  let requests = 0;
  const listener: RequestListener = (request, answer) => {
    const nth = (requests += 1);
    const { method = '', url: path = '', headers } = request;
    void text(request).then((body) => {
      received.push({ method, path, headers, body });
      answering(request, answer, nth);
    });
  };
  const server: Server = tls
    ? createTlsServer({ key: certificate('server.key'), cert: certificate('server.pem') }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, received };
}
