import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Check } from '../../../src/model/check.ts';
import { functionReady } from '../../../src/checks/functionReady.ts';
import { payloadSchema } from '../../../src/checks/payloadSchema.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { boundedWork } from '../../../src/checks/answer/boundedWork.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';

/** It takes this pattern longer than a lifetime to refuse this text. */
const pattern = '^(a+)+$';
const text = `${'a'.repeat(60)}!`;

const checks: [string, Check][] = [
  ['a body', smokeInvoke({ payload: {}, expect: { body: { text: new RegExp(pattern) } } })],
  ['a payload', smokeInvoke({ payload: {}, expect: { payload: { body: RegExp(pattern) } } })],
  ['a header', smokeInvoke({ payload: {}, expect: { headers: { etag: RegExp(pattern) } } })],
  [
    'a JSON Schema',
    payloadSchema({ payload: {}, schema: { properties: { text: { pattern, type: 'string' } } } }),
  ],
  [
    'a Standard Schema',
    payloadSchema({ payload: {}, schema: z.object({ text: z.string().regex(RegExp(pattern)) }) }),
  ],
  ['a configuration', functionReady({ handler: RegExp(pattern) })],
];

it.each(checks)('a pattern that backtracks without end is bounded: %s', async (_, check) => {
  const answer = { statusCode: 200, headers: { etag: text }, body: JSON.stringify({ text }) };
  const plain = { payload: { ...answer, body: answer.body } };
  const context = fakeContext(() => plain, {
    remainingTime: () => 50,
    describe: async () => ({
      functionName: 'myfunc',
      version: '2',
      state: 'Active',
      lastUpdateStatus: 'Successful',
      handler: text,
    }),
  });
  // The text itself is the body for the check that matches it as a text.
  if (_ === 'a payload') answer.body = plain.payload.body = text;
  const report = await runCheck(check, context);
  expect(report.outcome).toBe('errored');
  expect(report.message).toMatch(/was not compared in 50 ms; a pattern may backtrack without end/);
  expect(report.durationMs).toBeLessThan(30_000);
});

describe('boundedWork', () => {
  const context = { remainingTime: () => 60_000 };

  it('takes no longer than a second, however much time is left', () => {
    const search = () => text.search(pattern);
    expect(() => boundedWork('it', context, search)).toThrow(
      /^it was not compared in 1(,?000 ms| s); /,
    );
  });

  it('returns what the work returns, and throws what it throws', () => {
    expect(boundedWork('it', context, () => 'a')).toBe('a');
    expect(boundedWork('it', { remainingTime: () => 0 }, () => null)).toBeNull();
    const error = new TypeError('mine');
    const fail = (): number => {
      throw error;
    };
    expect(() => {
      boundedWork('it', context, fail);
    }).toThrow(error);
  });
});
