import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeHeldSocket, holdSocket } from '../../../src/aws/client/heldSocket.ts';

const certificate = (name: string): Buffer =>
  readFileSync(new URL(`../../guarantee/harness/certificates/${name}`, import.meta.url));

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/**
 * As on a network: the connection and the handshake take longer than the tickets that follow them. A busy machine
 * may stop this process for the difference, and the tickets still come in time.
 */
const handshakeMs = 400;
const ticketsMs = 20;

/** Passes everything on, and what the server sends so much later. */
function relay(target: number): Server {
  return createServer((client) => {
    const server = connect(target, '127.0.0.1');
    let delayMs = handshakeMs;
    server.on('data', (data) => {
      setTimeout(() => client.write(data), delayMs);
      delayMs = ticketsMs;
    });
    client.on('data', (data) => server.write(data));
    client.on('error', () => undefined).on('close', () => server.destroy());
    server.on('error', () => undefined).on('close', () => client.destroy());
  });
}

let servers: Server[];
let sockets: Socket[];
let port: number;
let handshakes: number;

async function serve(options: { tickets: boolean }): Promise<void> {
  handshakes = 0;
  const tls = createTlsServer(
    {
      key: certificate('server.key'),
      cert: certificate('server.pem'),
      ...(!options.tickets && { maxVersion: 'TLSv1.2' as const }),
    },
    () => (handshakes += 1),
  );
  const between = relay(await listen(tls));
  servers = [tls, between];
  for (const server of servers) server.on('connection', (socket: Socket) => sockets.push(socket));
  port = await listen(between);
}

beforeEach(() => (sockets = []));

afterEach(() => {
  closeHeldSocket();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

/** Its sockets say when they have read a ticket. */
function agentThatCounts(): { agent: Agent; tickets: () => number } {
  let tickets = 0;
  class Counting extends Agent {
    override createConnection(...given: Parameters<Agent['createConnection']>) {
      const socket = super.createConnection(...given);
      socket?.on('session', () => (tickets += 1));
      return socket;
    }
  }
  return { agent: new Counting({ rejectUnauthorized: false }), tickets: () => tickets };
}

const hold = (agent: Agent): Promise<void> =>
  holdSocket(agent, { protocol: 'https:', hostname: '127.0.0.1', port });

it('is open when both tickets are read that come after the handshake', async () => {
  await serve({ tickets: true });
  const { agent, tickets } = agentThatCounts();
  await hold(agent);
  expect(tickets()).toBe(2);
});

it('does not wait for tickets that do not come', async () => {
  await serve({ tickets: false });
  await hold(agentThatCounts().agent);
  expect(handshakes).toBe(1);
});

it('is open for everybody who waits for it, and opened once', async () => {
  await serve({ tickets: true });
  const { agent, tickets } = agentThatCounts();
  void hold(agent);
  await hold(agent);
  expect(tickets()).toBeGreaterThan(0);
  expect(handshakes).toBe(1);
});
