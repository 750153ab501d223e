import assert from 'node:assert';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import { chai, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod/v3';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';

const run = (body: () => unknown) =>
  runCheck(
    defineCheck('mine', async () => {
      await body();
    }),
    fakeContext(),
  );

const answer = { price: 'x' };
const throwing = (members: object) => () => {
  throw Object.assign(new Error('no'), members);
};

describe('the assertion of a library means failed', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['node:assert', () => assert.equal(1, 2), /^1 == 2/],
    [
      "node:assert's rejects",
      () => assert.rejects(Promise.resolve()),
      /Missing expected rejection/,
    ],
    ["vitest's expect", () => expect(1).toBe(2), /expected 1 to be 2/],
    ["chai's expect", () => chai.expect(1).to.equal(2), /expected 1 to equal 2/],
    ["chai's assert", () => chai.assert.equal(1, 2), /expected 1 to equal 2/],
    ["chai's should", () => chai.should().equal(1, 2), /expected 1 to equal 2/],
    ['zod', () => z.object({ price: z.number() }).parse(answer), /^\/price: Invalid input/],
    ['zod, async', () => z.object({ price: z.number() }).parseAsync(answer), /^\/price: /],
    ['zod/mini', () => mini.object({ price: mini.number() }).parse(answer), /^\/price: Invalid/],
    ['zod 3', () => z3.object({ price: z3.number() }).parse(answer), /^\/price: Expected number/],
    [
      'valibot',
      () => v.parse(v.object({ price: v.number() }), answer),
      /^\/price: Invalid type: Expected number but received "x"$/,
    ],
    [
      "ajv's $async",
      () => new Ajv().compile({ $async: true, properties: { price: { type: 'number' } } })(answer),
      /^\/price: must be number$/,
    ],
    [
      'fast-check, a result',
      () => fc.assert(fc.property(fc.nat(), () => false)),
      /^Property failed/,
    ],
    [
      'fast-check, an assertion',
      () => fc.assert(fc.property(fc.nat(), (n) => assert.equal(n, -1))),
      /^Property failed after 1 tests/,
    ],
    [
      'fast-check, async with a schema',
      () =>
        fc.assert(
          fc.asyncProperty(fc.nat(), async (n) => {
            await z.string().parseAsync(n);
          }),
        ),
      /^Property failed after 1 tests/,
    ],
    [
      'fast-check without a cause',
      () =>
        fc.assert(
          fc.property(fc.nat(), () => false),
          { includeErrorInReport: true },
        ),
      /^Property failed after 1 tests/,
    ],
    // As superstruct 2, arktype 2, yup 1 and joi 18 throw them.
    ['superstruct', throwing({ name: 'StructError', failures: () => [] }), /^no$/],
    ['arktype', throwing({ name: 'TraversalError' }), /^no$/],
    ['yup', throwing({ name: 'ValidationError', errors: ['no'], inner: [] }), /^no$/],
    [
      'joi',
      throwing({
        name: 'ValidationError',
        _original: 1,
        details: [{ message: '"value" must be a string', path: ['a', 0] }],
      }),
      /^\/a\/0: "value" must be a string$/,
    ],
  ])('%s', async (_, body, message) => {
    const report = await run(body);
    expect(report.outcome).toBe('failed');
    expect(report.message).toMatch(message);
  });

  it('with the expected and the actual value that fast-check shrank to', async () => {
    const report = await run(() =>
      fc.assert(
        fc.property(fc.nat(), (n) => assert.strictEqual(n < 10, true)),
        { seed: 7 },
      ),
    );
    expect(report).toMatchObject({ outcome: 'failed', expected: true, actual: false });
  });
});

describe('any other throw is errored', () => {
  it.each<[string, () => unknown]>([
    ['a refused call inside a property', () => fc.assert(fc.property(fc.nat(), throwing({})))],
    ['a property without a case', () => fc.assert(fc.property(fc.nat(), () => fc.pre(false)))],
    [
      'a property that ran out of time',
      () =>
        fc.assert(
          fc.asyncProperty(fc.nat(), () => new Promise(() => {})),
          { timeout: 1 },
        ),
    ],
    ["an AWS service's ValidationError", throwing({ name: 'ValidationError', $metadata: {} })],
    ['an error with a list of something else', throwing({ issues: [1], errors: [{}] })],
    ['an error with an empty list', throwing({ issues: [] })],
  ])('%s', async (_, body) => {
    expect(await run(body)).toMatchObject({ outcome: 'errored' });
  });
});
