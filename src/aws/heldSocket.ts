import { Object, Promise, Reflect, String, process } from '../lib/primordials.ts';
import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { Origin } from './stubTransport.ts';

type Create = (options: object, callback?: unknown) => Socket;

/** A socket that is open for a request to come, and the start of its name in an agent. */
let held: { name: string; socket: Socket } | undefined;

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

/** Resolves when a socket to `origin` is open that no request uses, or cannot be opened. */
export async function holdSocket(
  agent: Agent,
  { protocol, hostname, port }: Origin,
): Promise<void> {
  const options = {
    host: hostname,
    port: port ?? (protocol === 'https:' ? 443 : 80),
    servername: process.getBuiltinModule('node:net').isIP(hostname) === 0 ? hostname : '',
    ...(agent as Agent & { options: object }).options,
  };
  const name = nameOf(options);
  const isOpen = Object.keys(agent.freeSockets).some((one) => one.startsWith(name));
  if (isOpen || held?.name === name) return;
  closeHeldSocket();
  // The key lets the agent resume the TLS session in its other sockets.
  const socket = create(agent, { ...options, _agentKey: agent.getName(options) });
  held = { name, socket };
  // It does not keep the process alive, and it must read to notice that the server closes it.
  socket.unref().resume();
  await new Promise<void>((resolve) => {
    socket.on('error', () => undefined);
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', resolve);
    socket.once('close', () => {
      if (held?.socket === socket) held = undefined;
      resolve();
    });
  });
}

/** Closes the held socket, if there is one. */
export function closeHeldSocket(): void {
  held?.socket.destroy();
  held = undefined;
}
