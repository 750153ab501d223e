import type { Socket } from 'node:net';
import { Buffer, JSON, Promise } from '../lib/primordials.ts';

/** The most that may come through a channel in its life: a record that CloudWatch would log is smaller. */
export const channelLimit: number = 4 * 2 ** 20;

/** In front of what the supervisor writes: nobody else writes to that end. */
export const supervisorsSecret = 'supervisor';

/** What a channel tells of what it received. */
export interface ChannelListener {
  /** A message that carried the secret. */
  message(value: unknown): void;
  /** Nothing more will come: the other end closed, or it wrote more than {@link channelLimit}. */
  end(why: 'closed' | 'flooded'): void;
}

/**
 * One line for each message: the secret, a space, the message as JSON. The line break in front keeps
 * it apart from whatever user code wrote to the same file descriptor.
 */
export function writeMessage(socket: Socket, secret: string, message: object): Promise<void> {
  const line = `\n${secret} ${JSON.stringify(message)}\n`;
  // Neither a closed channel nor a reader that is gone may end this process.
  return new Promise((resolve) => socket.write(line, () => resolve()));
}

/**
 * Reads the messages that carry the secret. Lines without it are dropped unread, so that they can
 * neither lie nor cost memory; a flood of them ends the channel.
 */
export function readMessages(socket: Socket, secret: string, listener: ChannelListener): void {
  const prefix = Buffer.from(`${secret} `);
  let received = 0;
  let chunks: Buffer[] = [];
  let isEnded = false;
  const end = (why: 'closed' | 'flooded'): void => {
    if (isEnded) return;
    isEnded = true;
    chunks = [];
    socket.destroy();
    listener.end(why);
  };
  const takeLine = (line: Buffer): void => {
    if (line.indexOf(prefix) !== 0) return;
    listener.message(JSON.parse(line.toString('utf8', prefix.length)));
  };
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > channelLimit) {
      end('flooded');
      return;
    }
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0 && !isEnded; at = chunk.indexOf(10, from)) {
      takeLine(Buffer.concat([...chunks, chunk.subarray(from, at)]));
      chunks = [];
      from = at + 1;
    }
    if (from < chunk.length) chunks.push(chunk.subarray(from));
  });
  socket.on('error', () => end('closed'));
  socket.on('close', () => end('closed'));
}
