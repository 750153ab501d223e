import { Object } from '../../lib/primordials.ts';
import { asText } from './asText.ts';
import { exampleValues } from './exampleValues.ts';

/** An HTTP request, as the builders for API Gateway and ALB take it. */
export interface HttpRequest {
  /** Default: `GET`, with a body `POST`. */
  method?: string;
  /** Default: `/`. */
  path?: string;
  /** A list where a name has several values. */
  query?: Readonly<Record<string, string | readonly string[]>>;
  headers?: Readonly<Record<string, string>>;
  /** A text as it is; any other value as JSON, with the content type that says so. */
  body?: unknown;
}

/** The same with nothing left open. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Fills in what a request leaves open. */
export function readRequest(request: HttpRequest = {}): ReadRequest {
  const { body, path = '/', query = {}, headers = {} } = request;
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const isJson = body !== undefined && typeof body !== 'string';
  return {
    method: request.method ?? (body === undefined ? 'GET' : 'POST'),
    path,
    query: Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        name,
        typeof value === 'string' ? [value] : [...value],
      ]),
    ),
    headers: {
      host: 'localhost',
      'user-agent': exampleValues.userAgent,
      ...(isJson && { 'content-type': 'application/json' }),
      ...(Object.fromEntries(given) as Record<string, string>),
    },
    body: body === undefined ? undefined : asText(body),
  };
}

/** The last value of every name: what stands where only one has room. */
export function lastValues(query: ReadRequest['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, values]) => {
      const last = values.at(-1);
      return last === undefined ? [] : [[name, last]];
    }),
  );
}

/** Every value in a list. */
export function valueLists(values: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}
