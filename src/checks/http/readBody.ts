import { Buffer, Math } from '../../lib/primordials.ts';

/** As for an answer of Lambda: 6 MB. */
const limitBytes = 6 * 1_024 * 1_024;

/**
 * The body as text, decompressed by `fetch`. If it is longer than the limit, it is cancelled and no
 * more is read.
 */
export async function readBody({
  body,
}: Pick<Response, 'body'>): Promise<string | { readonly why: string }> {
  // One buffer that grows: a body of one byte per chunk would take a hundred times its size.
  let held = Buffer.alloc(0);
  let length = 0;
  const chunks = (body ?? []) as AsyncIterable<Uint8Array>;
  for await (const chunk of chunks) {
    const end = length + chunk.byteLength;
    if (end > limitBytes) {
      return { why: `the answer is longer than 6 MB (${limitBytes} bytes), which is the limit` };
    }
    if (end > held.length) {
      const size = Math.min(limitBytes, Math.max(end, 2 * held.length));
      held = Buffer.concat([held.subarray(0, length)], size);
    }
    held.set(chunk, length);
    length = end;
  }
  const text = held.toString('utf8', 0, length);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
