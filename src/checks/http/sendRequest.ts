import { Object, process } from '../../lib/primordials.ts';
import { clockOf, pauseWithin } from '../../lib/timers.ts';
import type { CheckContext } from '../../model/check.ts';
import { fetchOf } from './contextFetch.ts';
import type { RequestPlan } from './planRequest.ts';
import { readBody } from './readBody.ts';
import { transportFailure } from './transportFailure.ts';

/** The answer in the form of a proxy response, or why there is none. */
export type Sent = { readonly payload: object } | { readonly why: string };

/** Enough for a connection that is reset by a busy server, or a name that is not yet found. */
const attemptsAtMost = 4;

const firstPauseMs = 250;

const unverified =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the verification of TLS, so anyone may have answered; remove it, and name an authority of your own in NODE_EXTRA_CA_CERTS';

/**
 * Sends a request and reads its answer. A connection that fails is tried again, with growing pauses,
 * as long as there is time. As soon as there is a status code, nothing is sent again. Rejects if the
 * signal is aborted.
 */
export async function sendRequest(
  url: string,
  request: RequestPlan,
  context: CheckContext,
): Promise<Sent> {
  const mayUseTls = url.startsWith('https:') || request.redirect === 'follow';
  // `fetch` has no option for it, and reads the variable whenever it connects.
  const isUnverified = (): boolean =>
    mayUseTls && process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  for (let attempt = 1; ; attempt += 1) {
    if (isUnverified()) return { why: unverified };
    const response = await connect(url, request, context);
    if (isUnverified()) return { why: unverified };
    if (!('failure' in response)) return readAnswer(response, context);
    const { text, mayRetry } = response.failure;
    const pauseMs = firstPauseMs * 2 ** (attempt - 1) * (0.5 + clockOf(context).random() / 2);
    const isLast = !mayRetry || attempt === attemptsAtMost;
    if (isLast || !(await pauseWithin(pauseMs, context))) {
      const tried = attempt === 1 ? '' : ` after ${attempt} attempts`;
      return { why: `no answer${tried} (${text})` };
    }
  }
}

async function connect(
  url: string,
  { method, headers, body, redirect }: RequestPlan,
  context: CheckContext,
): Promise<Response | { readonly failure: ReturnType<typeof transportFailure> }> {
  const { signal } = context;
  try {
    return await fetchOf(context)(url, {
      method,
      // A connection that Lambda froze between two invocations is dead: none is kept.
      headers: { connection: 'close', ...headers },
      redirect,
      signal,
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return { failure: transportFailure(error, method) };
  }
}

async function readAnswer(response: Response, { signal }: CheckContext): Promise<Sent> {
  try {
    const body = await readBody(response);
    if (typeof body !== 'string') return body;
    const cookies = response.headers.getSetCookie();
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) => name !== 'set-cookie'),
    );
    return { payload: { statusCode: response.status, headers, cookies, body } };
  } catch (error) {
    if (signal.aborted) throw error;
    const { text } = transportFailure(error, '');
    return { why: `the answer, status ${response.status}, broke off (${text})` };
  }
}
