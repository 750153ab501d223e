import {
  Object,
  Promise,
  Reflect,
  String,
  clearTimeout,
  process,
  setImmediate,
  setTimeout,
} from '../../lib/primordials.ts';
import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import { now } from '../../lib/clock.ts';
import type { Origin } from './stubTransport.ts';

type Create = (options: object, callback?: unknown) => Socket;

/** A socket for a request to come, the start of its name in an agent, and when it is open. */
let held: { name: string; socket: Socket; opened: Promise<void> } | undefined;

/** The agents of Node name their sockets like this, with more behind it. */
const nameOf = ({ hostname, host = hostname, port }: Record<string, unknown>): string =>
  `${String(host)}:${String(port)}:`;

/** As the agent's own class does it. */
function create(agent: Agent, ...given: Parameters<Create>): Socket {
  const { createConnection } = Object.getPrototypeOf(agent) as { createConnection: Create };
  return Reflect.apply(createConnection, agent, given);
}

/** Lets the next request of an agent to the host of the held socket use that socket. */
export function usesHeldSocket<Any extends Agent>(agent: Any): Any {
  const createConnection: Create = (options, callback) => {
    if (held?.name !== nameOf(options as Record<string, unknown>)) {
      return create(agent, options, callback);
    }
    const { socket } = held;
    held = undefined;
    return socket.ref();
  };
  Reflect.set(agent, 'createConnection', createConnection);
  return agent;
}

/** What this file needs of `tls.TLSSocket`. */
type SecureSocket = Socket & { getProtocol(): string | null };

const nextOf = (socket: Socket, event: string): Promise<void> =>
  new Promise((resolve) => {
    socket.once(event, resolve);
    socket.once('close', resolve);
  });

/**
 * A server sends the tickets of TLS 1.3 after the handshake. If one comes while a check has replaced
 * what reads it, the error is nobody's. Not every server sends tickets, so this waits for them at
 * most as long as the handshake took.
 */
async function ticketsRead(socket: SecureSocket, handshakeMs: number): Promise<void> {
  if (socket.getProtocol() !== 'TLSv1.3') return;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, handshakeMs)));
  await Promise.race([nextOf(socket, 'session'), over]);
  clearTimeout(timer);
}

async function opened(socket: Socket, isTls: boolean): Promise<void> {
  const started = now();
  await nextOf(socket, isTls ? 'secureConnect' : 'connect');
  if (isTls && !socket.destroyed) await ticketsRead(socket as SecureSocket, now() - started);
  // Microtasks run between two tickets that come together, and before Node is done with the event.
  await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Resolves when a socket to `origin` is open that no request uses, or cannot be opened. */
export async function holdSocket(
  agent: Agent,
  { protocol, hostname, port }: Origin,
): Promise<void> {
  const isTls = protocol === 'https:';
  const options = {
    host: hostname,
    port: port ?? (isTls ? 443 : 80),
    servername: process.getBuiltinModule('node:net').isIP(hostname) === 0 ? hostname : '',
    ...(agent as Agent & { options: object }).options,
  };
  const name = nameOf(options);
  if (Object.keys(agent.freeSockets).some((one) => one.startsWith(name))) return;
  if (held?.name !== name) {
    closeHeldSocket();
    // The key lets the agent resume the TLS session in its other sockets.
    const socket = create(agent, { ...options, _agentKey: agent.getName(options) });
    // It does not keep the process alive, and it must read to notice that the server closes it.
    socket.unref().resume();
    socket.on('error', () => undefined);
    socket.once('close', () => {
      if (held?.socket === socket) held = undefined;
    });
    held = { name, socket, opened: opened(socket, isTls) };
  }
  await held.opened;
}

/** Closes the held socket, if there is one. */
export function closeHeldSocket(): void {
  held?.socket.destroy();
  held = undefined;
}
