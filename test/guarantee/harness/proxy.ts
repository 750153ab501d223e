import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';

/** Signed by the test's own CA for `*.stand-in.localhost`, with a validity of a hundred years. */
const certificate = (name: string): Buffer =>
  readFileSync(new URL(`certificates/${name}`, import.meta.url));

export interface ProxyOptions {
  /** Whether it speaks TLS. */
  tls: boolean;
  /** It closes a connection to CodeDeploy that was idle for so many milliseconds, without having said so. */
  idleMs?: number;
}

export interface Proxy {
  port: number;
  /** How many requests it has received. */
  requests(): number;
  /** How many idle connections it has closed. */
  closed(): number;
  close(): Promise<void>;
}

/** The service and the stand-in's port are in the name of the host: `lambda-8080.stand-in.localhost`. */
function destination({ headers }: IncomingMessage): { service: string; port: number } {
  const [, service = '', port] = /^(\w+)-(\d+)\./.exec(headers.host ?? '') ?? [];
  return { service, port: Number(port) };
}

/** Forwards a request to its stand-in. */
function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  const { port } = destination(incoming);
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive' });
    answer.pipe(outgoing);
  });
  // As the stand-in does to its client if a row asks for a reset.
  onward.on('error', () => incoming.socket.destroy());
  // The client is gone, or it has its answer.
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

/** Starts a proxy in front of the stand-ins of all rows. */
export async function startProxy({ tls, idleMs }: ProxyOptions): Promise<Proxy> {
  let requests = 0;
  let closed = 0;
  const idle = new Map<Socket, NodeJS.Timeout>();
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    requests += 1;
    const { socket } = incoming;
    clearTimeout(idle.get(socket));
    // An Invoke is never repeated, because the function may have run. CodeDeploy's calls are.
    if (idleMs !== undefined && destination(incoming).service === 'codedeploy') {
      const end = (): void => {
        closed += 1;
        socket.destroy();
      };
      outgoing.on('finish', () => idle.set(socket, setTimeout(end, idleMs)));
    }
    forward(incoming, outgoing);
  };
  const server = tls
    ? createTlsServer({ key: certificate('server.key'), cert: certificate('server.pem') }, listener)
    : createServer(listener);
  server.keepAliveTimeout = 0;
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    closed: () => closed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
