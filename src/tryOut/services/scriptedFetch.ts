import { isPlainObject } from '../../lib/objects.ts';
import { LambdaAnswer } from '../lambda.ts';
import { listScript, type Script } from '../script.ts';
import type { ScriptedCalls } from '../scriptedCalls.ts';
import type { HttpAnswer, HttpAnswersOption, TriedRequest } from './serviceOptions.ts';
import { TryCheckError } from '../tryCheckError.ts';

type Fetch = typeof globalThis.fetch;

function httpScript(option: HttpAnswersOption): Script<TriedRequest> {
  const script: Script<TriedRequest> =
    typeof option === 'function'
      ? option
      : option instanceof LambdaAnswer
        ? () => option
        : listScript(option, ({ method, url }: TriedRequest) => `${method} ${url}`);
  return async (request) => valid(await script(request));
}

/** What a `Response` takes. Throws a {@link TryCheckError} for anything else. */
function valid(given: unknown): unknown {
  const scripted = given instanceof LambdaAnswer ? given.answer : undefined;
  if (scripted !== undefined && scripted.kind !== 'invoked') return given;
  const answer = scripted === undefined ? given : scripted.payload;
  const { statusCode = 200 } = (answer ?? {}) as HttpAnswer;
  if (
    isPlainObject(answer) &&
    Number.isInteger(statusCode) &&
    statusCode >= 200 &&
    statusCode < 600
  )
    return given;
  throw new TryCheckError(
    'an answer to http must be an object such as { statusCode: 200, body: {} }, with a status code from 200 to 599',
  );
}

/** Statuses whose answers have no body. */
const withoutBody = [204, 205, 304];

function responseOf({ statusCode = 200, headers = {}, body = '' }: HttpAnswer): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  return new Response(withoutBody.includes(statusCode) ? null : text, {
    status: statusCode,
    headers: { ...type, ...headers },
  });
}

/**
 * A `fetch` that answers what the option `http` says. Adds each request to `requests`. A redirect is answered
 * as it is given.
 */
export function scriptedFetch(
  option: HttpAnswersOption,
  requests: TriedRequest[],
  calls: ScriptedCalls,
): Fetch {
  const script = httpScript(option);
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const entries = Object.entries(headers as Record<string, string>);
    const request: TriedRequest = {
      url: url as string,
      method,
      // Ours says how the connection is used, which is not part of the request.
      headers: Object.fromEntries(entries.filter(([name]) => name !== 'connection')),
      ...(typeof body === 'string' && { body }),
      atMs: calls.now(),
    };
    requests.push(request);
    const { payload } = await calls
      .answer(script, request, signal as AbortSignal)
      .catch((error: unknown) => {
        // As `fetch` does, which has the system's error as its cause.
        throw new TypeError('fetch failed', { cause: error });
      });
    return responseOf(payload as HttpAnswer);
  };
}
