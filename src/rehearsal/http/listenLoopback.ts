import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nothing outside this machine can reach. */
export interface LoopbackServer {
  port: number;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Idle connections stay open: a function frozen for long must not find its own one torn. */
const KEEP_ALIVE_MS = 0;

function sentence(cause: NodeJS.ErrnoException, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `port ${port} is in use; choose another one, or 0 for any`;
  if (cause.code === 'EACCES') return `port ${port} needs more rights; choose one above 1023`;
  return `cannot listen on ${LOOPBACK}:${port}: ${cause.message}`;
}

/** Rejects with one sentence where the port cannot be had. */
export function listenLoopback(listener: RequestListener, port = 0): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, listener);
  // Node's SDK clients send big payloads in one go; a torn connection is theirs to report.
  server.on('clientError', (_error, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(sentence(cause, port), { cause })));
    server.listen(port, LOOPBACK, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
