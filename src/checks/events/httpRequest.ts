import { Object } from '../../lib/primordials.ts';
import { asText } from './asText.ts';
import { exampleValues } from './exampleValues.ts';

/** An HTTP request: options of the builders for API Gateway and ALB. */
export interface HttpRequest {
  /**
   * The method.
   * @default `GET`, or `POST` if there is a body
   */
  method?: string;
  /**
   * The path, without the query.
   * @default `/`
   */
  path?: string;
  /**
   * The query, by name; a list if a name has several values.
   * @default none
   */
  query?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Headers, by name.
   * @default `host` and `user-agent`, and `content-type` for a body as JSON
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * The body: a text unchanged; any other value as JSON, with the content type `application/json`.
   * @default none
   */
  body?: unknown;
}

/** An {@link HttpRequest} with its defaults filled in. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Fills in the defaults of a request. */
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

/** The last value of every name, for events that keep only one. */
export function lastValues(query: ReadRequest['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, values]) => {
      const last = values.at(-1);
      return last === undefined ? [] : [[name, last]];
    }),
  );
}

/** Every value in a list of its own. */
export function valueLists(values: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}
