import type { Answer } from './answers.ts';

/** A client of the SDK or one that stands in for it. */
export interface AnyClient {
  config: object;
  send(command: unknown, options?: object): Promise<unknown>;
}

/** As text, because each side has classes of its own: every member, in its order. */
export const asText = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => {
    if (one === undefined) return '$undefined';
    if (typeof one === 'bigint') return `$${one}n`;
    if (typeof one === 'function') return '$function';
    if (typeof one === 'number' && !Number.isFinite(one)) return `$${one}`;
    if (one instanceof Uint8Array) return `$bytes ${Buffer.from(one).toString('base64')}`;
    return one;
  });

const tagged = (value: unknown): unknown => {
  if (value instanceof Date) return { date: value.getTime() };
  if (value instanceof Uint8Array) {
    return {
      bytes: Buffer.from(value).toString('base64'),
      class: value.constructor.name,
      text: Reflect.has(value, 'transformToString'),
    };
  }
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== 'object' || value === null) return value;
  if ('pipe' in value) return '$stream';
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tagged(one)]));
};

/** All that a caller can see of an error. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: error };
  const own = Object.entries(Object.getOwnPropertyDescriptors(error));
  const classes: (string | undefined)[] = [];
  for (
    let one = error as object;
    one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object
  ) {
    const { constructor } = one as { constructor: { shapeId?: string; name: string } };
    classes.push(constructor.name, constructor.shapeId);
  }
  return {
    own: own.map(([key, { value, enumerable, writable }]) =>
      key === 'stack'
        ? [key, String(value).split('\n')[0], enumerable]
        : [key, tagged(value), enumerable, writable],
    ),
    text: String(error),
    classes: classes.map((name) => name?.replace(/^_/, '')),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

interface Request {
  headers: Record<string, string>;
  body?: Uint8Array | string;
}

/** A request as its bytes: the order of its headers says nothing. */
export function describeRequest(request: object): object {
  const { headers, body, ...rest } = request as Request;
  return {
    ...rest,
    headers: Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)),
    body:
      body === undefined
        ? undefined
        : Buffer.from(typeof body === 'string' ? body : new Uint8Array(body)).toString('base64'),
  };
}

interface ScriptedTransport {
  answer: Answer | Error;
  readonly sent: object[];
  readonly requestHandler: { handle(request: object): Promise<object> };
  readonly streamCollector: (body: Uint8Array) => Promise<Uint8Array>;
}

/** A transport that gives a prepared answer and notes what was sent. */
export function scriptedTransport(): ScriptedTransport {
  const sent: object[] = [];
  const transport: ScriptedTransport = {
    answer: { statusCode: 200, headers: {}, body: '{}' },
    sent,
    requestHandler: {
      handle: (request: object) => {
        sent.push(describeRequest(request));
        const { answer } = transport;
        if (answer instanceof Error) return Promise.reject(answer);
        const { statusCode, headers, body } = answer;
        return Promise.resolve({
          response: { statusCode, headers: { ...headers }, body: Buffer.from(body) },
        });
      },
    },
    // The SDK's own would wait for a stream.
    streamCollector: (body: Uint8Array) => Promise.resolve(body),
  };
  return transport;
}

/** What a call sent and what came of it. */
export async function outcomeOf(
  client: AnyClient,
  command: unknown,
  sent: object[],
  options?: object,
): Promise<object> {
  sent.length = 0;
  const outcome = await client.send(command, options).then(
    (output) => ({ output: tagged(output) }),
    (error: unknown) => ({ error: describeError(error) }),
  );
  return { ...outcome, sent: [...sent] };
}
