import { Array, Buffer, Map, Number, Object, String } from '../../lib/primordials.ts';
import { parseJsonOrText } from '../../lib/json.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** A function's answer, read as API Gateway, ALB and function URLs read it. */
export interface Answer {
  /** The whole answer: parsed if it is JSON, otherwise the text. */
  readonly payload: unknown;
  /** Set only for a proxy response. A status code that is text becomes a number. */
  readonly statusCode?: number;
  /** The names are in lower case. Several values of one header are joined with `', '`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every value of every header, `multiValueHeaders` and `cookies` included. */
  readonly headerValues: Readonly<Record<string, readonly string[]>>;
  /** The body of a proxy response, decoded if `isBase64Encoded`, parsed if it is JSON. */
  readonly body?: unknown;
  /** The body as text, before it was parsed. */
  readonly text?: string;
}

/** AWS's runtimes separate the JSON prelude of a streamed answer from its body by 8 NUL bytes. */
const preludeEnd = '\0'.repeat(8);

/** Reads a payload. If it is not a proxy response, the answer has a `payload` and no headers. */
export function readProxyResponse(payload: unknown): Answer {
  const proxy = typeof payload === 'string' ? streamed(payload) : payload;
  const statusCode = isPlainObject(proxy) ? asStatusCode(proxy['statusCode']) : undefined;
  if (!isPlainObject(proxy) || statusCode === undefined) {
    return { payload, headers: {}, headerValues: {} };
  }
  const headerValues = allHeaders(proxy);
  const headers = Object.fromEntries(
    Object.entries(headerValues).map(([name, values]) => [name, values.join(', ')]),
  );
  return { payload, statusCode, headers, headerValues, ...readBody(proxy) };
}

/** A status code as a number. Functions answer `200` or `'200'`, and AWS accepts both. */
function asStatusCode(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^\s*\d{3}\s*$/.test(value) ? Number(value) : value;
  return typeof code === 'number' && Number.isInteger(code) ? code : undefined;
}

/** Reads a streamed answer as a proxy response. Its prelude may leave out the status code. */
function streamed(payload: string): unknown {
  const end = payload.indexOf(preludeEnd);
  if (end === -1) return undefined;
  const prelude = parseJsonOrText(payload.slice(0, end));
  if (!isPlainObject(prelude)) return undefined;
  return { statusCode: 200, ...prelude, body: payload.slice(end + preludeEnd.length) };
}

function readBody(proxy: Record<string, unknown>): { body?: unknown; text?: string } {
  const { body, isBase64Encoded } = proxy;
  if (typeof body !== 'string') return body === undefined ? {} : { body };
  const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  return { body: parseJsonOrText(text), text };
}

function allHeaders(proxy: Record<string, unknown>): Record<string, string[]> {
  const values = new Map<string, string[]>();
  const add = (name: string, value: unknown) => {
    const key = name.toLowerCase();
    const known = values.get(key) ?? [];
    // A function may give the same header in both forms.
    if (!known.includes(String(value))) values.set(key, [...known, String(value)]);
  };
  for (const source of [proxy['headers'], proxy['multiValueHeaders']]) {
    if (!isPlainObject(source)) continue;
    for (const [name, value] of Object.entries(source)) {
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (one !== undefined && one !== null) add(name, one);
      }
    }
  }
  const cookies = proxy['cookies'];
  if (Array.isArray(cookies)) for (const cookie of cookies) add('set-cookie', cookie);
  return Object.fromEntries(values);
}
