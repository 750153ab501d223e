import { Writable } from 'node:stream';
import type { UserHandler } from './loadHandler.ts';
import type { InvocationContext } from './invocationContext.ts';

/** AWS's own mark of a handler that streams its answer. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
/** Between an HTTP answer's prelude and its body: eight NUL bytes. */
const PRELUDE_END = Buffer.alloc(8);

/** Defines the global `awslambda`, as the runtime does. */
export function provideStreaming(): void {
  const awslambda = {
    streamifyResponse: (handler: UserHandler): UserHandler =>
      Object.assign(handler, { [STREAMING]: 'response' }),
    HttpResponseStream: {
      from(stream: Writable, prelude: unknown): Writable {
        stream.write(JSON.stringify(prelude));
        stream.write(PRELUDE_END);
        return stream;
      },
    },
  };
  Object.assign(globalThis, { awslambda });
}

export const isStreaming = (handler: UserHandler): boolean => Object.hasOwn(handler, STREAMING);

/** Runs a streaming handler; returns all its bytes, prelude included, as in Invoke's payload. */
export async function runStreaming(
  handler: UserHandler,
  event: unknown,
  context: InvocationContext,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  Object.assign(stream, { setContentType: (): void => undefined });
  const finished = new Promise((resolve, reject) =>
    stream.on('finish', resolve).on('error', reject),
  );
  await handler(event, stream, context);
  if (!stream.writableEnded) throw new Error('Response stream is not finished.');
  await finished;
  return Buffer.concat(chunks);
}
