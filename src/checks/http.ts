import type { CheckContext, CheckResult } from '../model/check.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import { checkAnswer, expectKind } from './answer/expectation.ts';
import type { HttpOptions } from './http/httpOptions.ts';
import type { Mismatch } from './answer/mismatch.ts';
import type { Answer } from './answer/proxyResponse.ts';
import { planRequest, type RequestPlan } from './http/planRequest.ts';
import { readUrl } from './http/readUrl.ts';
import { sendRequest } from './http/sendRequest.ts';
import { hookUserAgent } from './invocation/hookUserAgent.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import { object, oneOf, required } from './options/kinds.ts';
import type { OptionalKind } from './options/optionKind.ts';

/* @__NO_SIDE_EFFECTS__ */
function urlKind(): OptionalKind {
  return {
    type: 'string',
    pattern: '^https?://\\S+$',
    isSecret: true,
    acceptsInCode: (value) => typeof value === 'function',
    title: 'an https or http URL, or in code a function of the context that returns one',
  };
}

/* @__NO_SIDE_EFFECTS__ */
function headersKind(): OptionalKind {
  const value = { type: 'string', title: 'a text', isSecret: true } as const;
  return { type: 'object', additionalProperties: value, title: 'an object with texts' };
}

/* @__NO_SIDE_EFFECTS__ */
function bodyKind(): OptionalKind {
  return {
    title: 'a text or any other JSON value',
    acceptsInCode: (value) => !['function', 'symbol', 'bigint'].includes(typeof value),
    forms: ['$file', '$literal'],
  };
}

/**
 * Sends one request to what stands before the function: a stage of API Gateway, a function URL, a custom
 * domain. It fails unless the status code is from 200 to 299, or what `expect` says. A connection that
 * fails is tried again, an answer never. It is `errored` if there is no answer, or one of more than
 * 6 MB. Before the shift, the version in production answers. IAM: none.
 *
 * ```ts
 * http({ url: 'https://orders.example.com/health', expect: { body: { ok: true } } })
 * ```
 */
export const http: CheckFactory<HttpOptions> = checkFactory({
  name: 'http',
  iam: [],
  options: object<HttpOptions>({
    url: required(urlKind()),
    method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    headers: headersKind(),
    body: bodyKind(),
    redirect: oneOf('follow', 'manual'),
    expect: expectKind,
  }),
  make: (options) => {
    const plan = planRequest(options);
    return { run: (context) => ask(options, plan, context) };
  },
});

async function ask(
  options: HttpOptions,
  plan: RequestPlan,
  context: CheckContext,
): Promise<CheckResult> {
  const { url: given, expect } = options;
  const found = readUrl(typeof given === 'function' ? await given(context) : given);
  if ('why' in found) {
    return { outcome: 'errored', message: `option "url" of http ${found.why}` };
  }
  const { url, shown } = found;
  const isBefore = !isAfterShift(context.lifecycleEvent);
  const what = `${plan.method} ${shown}${isBefore ? ' (before the shift)' : ''}`;
  const headers = { 'user-agent': hookUserAgent(context.lifecycleEvent), ...plan.headers };
  const sent = await sendRequest(url, { ...plan, headers }, context);
  if ('why' in sent) return { outcome: 'errored', message: `${what}: ${sent.why}` };
  return checkAnswer(sent.payload, expect, what, context, (answer) => notOk(answer, plan));
}

/** What fails if nothing is expected: whatever `ok` of a `Response` is false for. */
function notOk({ statusCode = 0 }: Answer, { redirect }: RequestPlan): Mismatch[] {
  if (statusCode >= 200 && statusCode <= 299) return [];
  const isRedirect = statusCode >= 300 && statusCode <= 399 && redirect !== 'follow';
  const hint = isRedirect ? " (a redirect is followed with redirect: 'follow')" : '';
  return [{ pointer: '/statusCode', expected: `from 200 to 299${hint}`, actual: statusCode }];
}
