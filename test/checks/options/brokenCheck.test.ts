import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { advisory } from '../../../src/checks/combinators/advisory.ts';
import { anyOf } from '../../../src/checks/combinators/anyOf.ts';
import { inParallel } from '../../../src/checks/combinators/inParallel.ts';
import { inSequence } from '../../../src/checks/combinators/inSequence.ts';
import { named } from '../../../src/checks/combinators/named.ts';
import { repeat } from '../../../src/checks/combinators/repeat.ts';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { watch } from '../../../src/checks/combinators/watch.ts';
import { when } from '../../../src/checks/combinators/when.ts';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import { payloadSchema } from '../../../src/checks/payloadSchema.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';

const fine = () => smokeInvoke({ payload: {} });

/** Checks that were made wrongly, and what says so. The last mistake is known only later. */
const broken: [make: () => Check, sentence: string][] = [
  [
    () => smokeInvoke({ payload: {}, expekt: 1 } as never),
    'option "expekt" of smokeInvoke is not known here',
  ],
  [() => defineCheck('mine', undefined as never), 'the run of defineCheck is missing'],
  [() => retry({ attempts: 0 }, fine()), 'option "attempts" of retry is 0'],
  [() => anyOf(), 'what anyOf was given has no check'],
  [() => ({ ...smokeInvoke({} as never), name: 'copied' }), 'option "payload" of smokeInvoke'],
  [
    () => payloadSchema({ payload: {}, schema: { type: 'strnig' } }),
    'option "schema" of payloadSchema cannot be used',
  ],
];

/** Everything that could outvote a check, skip it, or leave it out of the verdict. */
const wraps: Record<string, (check: Check) => Check> = {
  advisory: (check) => advisory(check),
  'anyOf, last': (check) => anyOf(fine(), check),
  'anyOf, first': (check) => anyOf(check, fine()),
  'inSequence, after a failure': (check) =>
    inSequence(smokeInvoke({ payload: {}, expect: { statusCode: 200 } }), check),
  'inParallel, beside one that decides': (check) => inParallel(fine(), advisory(check)),
  named: (check) => named('other', check),
  repeat: (check) => repeat({ times: 3, failureLimit: 2 }, check),
  retry: (check) => retry({ attempts: 2, delay: 0 }, check),
  timeLimit: (check) => timeLimit('1m', check),
  watch: (check) => watch({ for: '10m', every: '30s' }, check),
  'when false': (check) => when(() => false, check),
};

describe('a mistake in the making of a check fails the hook with its sentence', () => {
  it.each(
    broken.flatMap(([make, sentence]) =>
      Object.entries(wraps).map(([name, wrap]) => [name, sentence, wrap, make] as const),
    ),
  )('inside %s: %s', async (_, sentence, wrap, make) => {
    const context = fakeContext();
    const report = await runCheck(wrap(make()), context);
    expect(report).toMatchObject({ outcome: 'errored' });
    expect(report).not.toHaveProperty('advisory');
    expect(report.message).toContain(sentence);
    expect(context.calls).toEqual([]);
  });

  it('however deep it is', async () => {
    const nest = fc.array(fc.constantFrom(...Object.values(wraps)), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...broken), nest, async ([make, sentence], around) => {
        const check = around.reduce((inner, wrap) => wrap(inner), make());
        const report = await runCheck(check, fakeContext());
        expect(report.outcome).toBe('errored');
        expect(report.message).toContain(sentence);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('a schema that can be compiled changes nothing', async () => {
    const check = advisory(payloadSchema({ payload: {}, schema: { type: 'string' } }));
    const report = await runCheck(anyOf(check, fine()), fakeContext());
    expect(report).toMatchObject({ outcome: 'passed', checks: [{ outcome: 'failed' }, {}] });
  });
});
