import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that only this machine can reach. */
export interface LoopbackServer {
  port: number;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Never: a frozen execution environment must find its connection open when it thaws. */
const KEEP_ALIVE_MS = 0;

function describeListenError(cause: NodeJS.ErrnoException, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `port ${port} is in use; choose another one, or 0 for any`;
  if (cause.code === 'EACCES')
    return `port ${port} needs administrator rights; choose one above 1023`;
  return `cannot listen on ${LOOPBACK}:${port}: ${cause.message}`;
}

/**
 * Rejects with one sentence if the port is not available. `onTunnel` answers requests for a tunnel (CONNECT);
 * without it they are closed.
 */
export function listenLoopback(
  listener: RequestListener,
  port = 0,
  onTunnel?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, listener);
  // The client reports a broken connection itself.
  server.on('clientError', (_error, socket) => socket.destroy());
  if (onTunnel) server.on('connect', onTunnel);
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(describeListenError(cause, port), { cause })));
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
