import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusedConnection } from './refusedConnection.ts';

/** A call past the stand-in, which the caller's proxy settings sent here. */
export interface PastCall {
  /** Undefined if the caller did not say who it is. */
  functionName?: string;
  version?: string;
  /** The sentence that the caller got. */
  refusal: string;
}

/** The function that networkSettings.ts names in the URL of its proxy. */
function callerOf(header: string | undefined): Pick<PastCall, 'functionName' | 'version'> {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(header ?? '') ?? [];
  const [functionName, version] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return functionName && version ? { functionName, version } : {};
}

function pastCall(request: IncomingMessage, host: string, port: string): PastCall {
  const refusal = refusedConnection(host, port).replace(/[^ -~]/g, '?');
  return { ...callerOf(request.headers['proxy-authorization']), refusal };
}

/** The call that a plain HTTP request to a proxy asks for; undefined if it is meant for the stand-in. */
export function readPastCall(request: IncomingMessage): PastCall | undefined {
  const { url = '' } = request;
  if (url.startsWith('/') || !URL.canParse(url)) return undefined;
  const { hostname, port, protocol } = new URL(url);
  const isOwn = hostname === '127.0.0.1' && port === String(request.socket.localPort);
  if (isOwn) return undefined;
  return pastCall(request, hostname, port || (protocol === 'https:' ? '443' : '80'));
}

/** Refuses a tunnel. Go and Node.js show the reason phrase to the user, so it is the whole sentence. */
export function refuseTunnel(request: IncomingMessage, socket: Duplex): PastCall {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(request.url ?? '') ?? [];
  const call = pastCall(request, host, port);
  // The caller reports a broken connection itself.
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 403 ${call.refusal}\r\ncontent-type: text/plain\r\nconnection: close\r\n` +
      `content-length: ${call.refusal.length}\r\n\r\n${call.refusal}`,
  );
  return call;
}
