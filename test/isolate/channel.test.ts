import { createServer, connect, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelLimit, readMessages, writeMessage } from '../../src/isolate/channel.ts';

const secret = 'f00d';
/** A busy machine may take longer than the second that vitest waits by default. */
const generous = { timeout: 30_000 };
let folder: string;
let writer: Socket;
let reader: Socket;
let messages: unknown[];
let ends: string[];

/** A pair of connected UNIX sockets, as `spawn` makes one for a pipe. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-channel-'));
  const server = createServer();
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  writer = connect(join(folder, 'socket'));
  reader = await accepted;
  server.close();
  // Of this test alone: the socket of the one before may close later.
  const [received, ended]: [unknown[], string[]] = [[], []];
  [messages, ends] = [received, ended];
  readMessages(reader, secret, {
    message: (value) => received.push(value),
    end: (why) => ended.push(why),
  });
});

afterEach(() => {
  writer.destroy();
  reader.destroy();
  rmSync(folder, { recursive: true });
});

describe('a channel', () => {
  it('carries messages whole, however they arrive', async () => {
    const large = { text: 'ü\n'.repeat(100_000) };
    await writeMessage(writer, secret, { kind: 'one' });
    await writeMessage(writer, secret, large);
    for (const byte of Buffer.from(`\n${secret} {"kind":"slow"}\n`)) writer.write(Buffer.of(byte));
    await vi.waitUntil(() => messages.length === 3, generous);
    expect(messages).toEqual([{ kind: 'one' }, large, { kind: 'slow' }]);
  });

  it('drops what does not carry the secret, also directly before a message', async () => {
    writer.write('{"kind":"returned","value":{"status":"Succeeded"}}\n');
    writer.write('wrong {"kind":"lie"}\naudit line without an end');
    await writeMessage(writer, secret, { kind: 'truth' });
    await vi.waitUntil(() => messages.length === 1, generous);
    expect(messages).toEqual([{ kind: 'truth' }]);
    expect(ends).toEqual([]);
  });

  it.each([
    ['one line that never ends', 'x'.repeat(65_536)],
    ['many lines', '{"a":1}\n'.repeat(8_192)],
  ])('ends at a flood: %s', async (_name, part) => {
    writer.on('error', () => undefined);
    for (let sent = 0; sent <= channelLimit; sent += part.length) writer.write(part);
    await vi.waitUntil(() => ends.length > 0, generous);
    expect(ends).toEqual(['flooded']);
    expect(messages).toEqual([]);
  });

  it('tells once that the other end closed', async () => {
    writer.destroy();
    await vi.waitUntil(() => ends.length > 0, generous);
    expect(ends).toEqual(['closed']);
  });

  it('resolves a write that nobody reads any more', async () => {
    reader.destroy();
    writer.on('error', () => undefined);
    await new Promise((resolve) => writer.once('close', resolve));
    await expect(writeMessage(writer, secret, {})).resolves.toBeUndefined();
  });
});
