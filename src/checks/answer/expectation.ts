import { Array, Object, RegExp } from '../../lib/primordials.ts';
import { readProxyResponse, type Answer } from './proxyResponse.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import { boundedWork } from './boundedWork.ts';
import { failedBy, hasPattern, mismatches, missing, type Mismatch } from './mismatch.ts';
import { pointerTo } from '../../lib/jsonPointer.ts';
import type { OptionalKind, OptionKinds } from '../options/optionKind.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isObjectLiteral, isPlainObject } from '../../lib/objects.ts';

/** What an answer must be. It may have anything else that is not named here. */
export interface ExpectedAnswer {
  /** One status code, or a list of accepted ones: `[200, 204]`. */
  statusCode?: number | readonly number[];
  /** By name, in upper or lower case; a list if a header has several values. */
  headers?: Readonly<Record<string, string | RegExp | readonly string[]>>;
  /** The body of a proxy response, parsed if it is JSON. Objects match partially, lists as a whole. */
  body?: unknown;
  /** The whole answer, for functions that do not answer HTTP. Matches like `body`. */
  payload?: unknown;
}

/** Decides whether the answer is accepted; anything but `true` and `false` is a mistake. */
export type AnswerPredicate = (answer: Answer) => boolean | Promise<boolean>;

/** `true` for what an answer can be compared with: JSON with RegExps instead of texts. */
function isExpectedValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return true;
  if (Array.isArray(value)) return value.every(isExpectedValue);
  return isObjectLiteral(value) && Object.values(value).every(isExpectedValue);
}

const status = { type: 'integer', minimum: 100, maximum: 599, title: 'a status code' } as const;
const text = { type: 'string', title: 'a text' } as const;
const expectedValue: OptionalKind = {
  title: 'a JSON value, or in code one with RegExps instead of texts',
  acceptsInCode: isExpectedValue,
  forms: ['$file', '$literal', '$regex'],
};
const isRegExp = (value: unknown): boolean => value instanceof RegExp;

const members: OptionKinds<ExpectedAnswer> = {
  statusCode: {
    type: ['integer', 'array'],
    minimum: 100,
    maximum: 599,
    minItems: 1,
    items: status,
    title: 'a status code from 100 to 599, or a list of them',
  },
  headers: {
    type: 'object',
    additionalProperties: {
      type: ['string', 'array'],
      items: text,
      acceptsInCode: isRegExp,
      forms: ['$regex'],
      title: 'a text or a list of texts, or in code a RegExp',
    },
    title: 'an object with the headers',
  },
  body: expectedValue,
  payload: expectedValue,
};

/** The kind of the option `expect`: plain data, since a hook that only smokes needs no builders. */
export const expectKind: OptionalKind = {
  type: 'object',
  properties: members,
  acceptsInCode: (value) => typeof value === 'function',
  title: 'an object with statusCode, headers, body or payload, or in code a predicate',
};

/**
 * Compares an answer with what is expected of it; `what` names the call in the message. What is
 * `broken` fails unless it is expected: by default a 5xx status and a non-empty `batchItemFailures`.
 */
export async function checkAnswer(
  payload: unknown,
  expect: ExpectedAnswer | AnswerPredicate | undefined,
  what: string,
  context: Pick<CheckContext, 'remainingTime'>,
  broken: (answer: Answer) => Mismatch[] = brokenAnswer,
): Promise<CheckResult> {
  const answer = readProxyResponse(payload);
  if (typeof expect === 'function') return askPredicate(answer, expect, what);
  const compare = (): Mismatch[] => differences(answer, expect ?? {}, broken(answer));
  const found = hasPattern(expect) ? boundedWork(what, context, compare) : compare();
  return found.length === 0
    ? { outcome: 'passed', message: `${what} answered as expected` }
    : failedBy(found, what);
}

async function askPredicate(
  answer: Answer,
  predicate: AnswerPredicate,
  what: string,
): Promise<CheckResult> {
  const said: unknown = await predicate(answer);
  if (said === true) return { outcome: 'passed', message: `${what} answered as expected` };
  const status = answer.statusCode === undefined ? '' : ` (status ${answer.statusCode})`;
  if (said === false) {
    return {
      outcome: 'failed',
      message: `${what} was answered${status}, and the predicate of "expect" returned false`,
    };
  }
  return {
    outcome: 'errored',
    message: `the predicate of "expect" returned ${kindOf(said)}; expected true or false`,
  };
}

function differences(answer: Answer, expect: ExpectedAnswer, broken: Mismatch[]): Mismatch[] {
  return [
    ...(expect.statusCode === undefined
      ? unlessNamed(expect.payload, broken)
      : statusDifference(answer, expect.statusCode)),
    ...headerDifferences(answer, expect.headers ?? {}),
    ...bodyDifferences(answer, expect),
    ...('payload' in expect ? mismatches('', expect.payload, answer.payload) : []),
  ];
}

/** What always fails, unless the whole answer is expected to have it. */
function unlessNamed(payload: unknown, broken: Mismatch[]): Mismatch[] {
  const named = isPlainObject(payload) ? Object.keys(payload) : [];
  return broken.filter(({ pointer }) => !named.some((name) => pointer === pointerTo('', name)));
}

function statusDifference(
  answer: Answer,
  expected: NonNullable<ExpectedAnswer['statusCode']>,
): Mismatch[] {
  const fine: readonly number[] = typeof expected === 'number' ? [expected] : expected;
  const actual = answer.statusCode;
  if (actual !== undefined && fine.includes(actual)) return [];
  return [{ pointer: '/statusCode', expected, actual }];
}

/** What fails if nothing is expected of an answer: a 5xx status, failed batch items. */
export function brokenAnswer({ statusCode, payload }: Answer): Mismatch[] {
  if (statusCode !== undefined && statusCode >= 500) {
    return [{ pointer: '/statusCode', expected: 'below 500', actual: statusCode }];
  }
  const failures = isPlainObject(payload) ? payload['batchItemFailures'] : undefined;
  return Array.isArray(failures) && failures.length > 0
    ? [{ pointer: '/batchItemFailures', expected: [], actual: failures }]
    : [];
}

function headerDifferences(
  answer: Answer,
  expected: NonNullable<ExpectedAnswer['headers']>,
): Mismatch[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const key = name.toLowerCase();
    const values = answer.headerValues[key] ?? [];
    const candidates = [...values, values.join(', ')];
    // A header given twice means the same as once with both values: RFC 9110, section 5.3.
    const matches = Array.isArray(wanted)
      ? mismatches('', wanted, values).length === 0 || wanted.join(', ') === values.join(', ')
      : values.length > 0 && candidates.some((one) => mismatches('', wanted, one).length === 0);
    const actual = values.length > 1 ? values : values[0];
    return matches ? [] : [{ pointer: pointerTo('/headers', key), expected: wanted, actual }];
  });
}

function bodyDifferences(answer: Answer, expect: ExpectedAnswer): Mismatch[] {
  if (!('body' in expect)) return [];
  if (answer.statusCode === undefined) {
    const hint = `${missing}: it is not a proxy response (no statusCode); expect its "payload" instead`;
    return [{ pointer: '/body', expected: expect.body, actual: hint }];
  }
  // An expected text may match the body as it was sent, or the string that its JSON contains.
  const asText = mismatches('/body', expect.body, answer.text);
  return asText.length === 0 ? [] : mismatches('/body', expect.body, answer.body);
}
