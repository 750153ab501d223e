/**
 * Loaded first into every Node.js process of a function (NODE_OPTIONS). Proxy settings alone are not enough:
 * Node.js ignores them for an agent of the caller's own, which the AWS SDK has, and to switch them on
 * (NODE_USE_ENV_PROXY) doubles the time of a cold start.
 */
import { Socket } from 'node:net';
import { refusedConnection } from '../../http/refusedConnection.ts';

interface Address {
  host: string;
  port: number | string;
}

const entries = (process.env['NO_PROXY'] ?? '').toLowerCase().split(/[\s,]+/);

/** As clients read `NO_PROXY`: an entry names a host and its subdomains, with or without a port. */
function isNamed({ host, port }: Address): boolean {
  return entries.some((entry) => {
    const [, name = '', onlyPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (onlyPort !== undefined && entry !== host && onlyPort !== String(port)) return false;
    return (
      entry === '*' || entry === host || host === name || (name !== '' && host.endsWith(`.${name}`))
    );
  });
}

const isLoopback = (host: string): boolean =>
  /^(127\.[\d.]+|::1|\[::1\]|::ffff:127\.[\d.]+|(.+\.)?localhost)$/.test(host);

/** Where `connect(options)`, `connect(port, host)` or `net.connect` goes; undefined for a path. */
function addressOf(given: readonly unknown[]): Address | undefined {
  // net.connect passes its arguments on as one list.
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: string; host?: string; port?: number };
    if (typeof path === 'string' && port === undefined) return undefined;
    return { host: (host ?? 'localhost').toLowerCase(), port: port ?? '' };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined;
  const host = typeof second === 'string' ? second : 'localhost';
  return { host: host.toLowerCase(), port: first as number };
}

const told = new Set<string>();
const { prototype } = Socket;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the socket below
const { connect } = prototype;

prototype.connect = function guarded(this: Socket, ...given: unknown[]): Socket {
  const address = addressOf(given);
  if (address === undefined || isLoopback(address.host) || isNamed(address)) {
    return Reflect.apply(connect, this, given) as Socket;
  }
  const error = new Error(refusedConnection(address.host, address.port));
  // In the log too, because the function may swallow the error.
  if (!told.has(error.message)) process.stderr.write(`${error.message}\n`);
  told.add(error.message);
  process.nextTick(() => this.destroy(error));
  return this;
};
