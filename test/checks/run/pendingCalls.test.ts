import assert from 'node:assert/strict';
import { describe, expect, it } from 'vitest';
import type { Check, CheckContext } from '../../../src/model/check.ts';
import { anyOf } from '../../../src/checks/combinators/anyOf.ts';
import { inParallel } from '../../../src/checks/combinators/inParallel.ts';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';

const soon = () => new Promise<object>((resolve) => setTimeout(resolve, 5, {}));

/** Runs a check whose function answers at once, and later. */
async function outcomes(body: Check['run'], wrap = (check: Check): Check => check) {
  const check = () => wrap(defineCheck('mine', body));
  return [
    await runCheck(check(), fakeContext()),
    await runCheck(
      check(),
      fakeContext(async () => soon()),
    ),
  ];
}

const forgotten: Record<string, Check['run']> = {
  'await, in a function that is not async': ({ invoke }) => {
    void invoke({}).then(({ payload }) => assert.ok(payload));
  },
  await: async ({ invoke }) => {
    await Promise.resolve();
    void invoke({}).then(({ payload }) => assert.ok(payload));
  },
  'return, but a result is given': ({ invoke }) => {
    void invoke({});
    return { outcome: 'passed' };
  },
  'await of one of several': async ({ invoke }) => {
    await invoke({ first: true });
    void invoke({ second: true });
  },
};

describe('a check that ends while its own call is pending is errored', () => {
  it.each(Object.entries(forgotten))('forgotten %s', async (_, body) => {
    for (const report of await outcomes(body)) {
      expect(report).toMatchObject({
        outcome: 'errored',
        message:
          'it ended while its own invoke() was not answered: await it, or return its promise',
      });
    }
  });

  it.each(['describe', 'routing', 'provisioned'] as const)('also for %s()', async (name) => {
    const body = ((context: CheckContext) => void context[name]()) as Check['run'];
    const [report] = await outcomes(body);
    expect(report?.message).toContain(`its own ${name}() was not answered`);
  });

  it('inside combinators too', async () => {
    const [body] = Object.values(forgotten);
    const wrap = (check: Check) => inParallel(timeLimit('1m', retry({ attempts: 1 }, check)));
    for (const report of await outcomes(body!, wrap)) expect(report.outcome).toBe('errored');
  });
});

describe('is no mistake', () => {
  it.each<[string, Check['run']]>([
    [
      'a call that is awaited',
      async ({ invoke }) => {
        await invoke({});
      },
    ],
    ['a promise that is returned', ({ invoke }) => invoke({}).then(() => undefined)],
    [
      'several at once',
      async ({ invoke, describe: ask, routing }) => {
        await Promise.all([invoke({ a: 1 }), invoke({ a: 2 }), ask(), routing()]);
      },
    ],
    [
      'the loser of a race whose signal is aborted',
      async ({ invoke }) => {
        const stop = new AbortController();
        const calls = [1, 2].map((nth) => invoke({ nth }, { signal: stop.signal }));
        for (const call of calls) call.catch(() => undefined);
        await Promise.race(calls);
        stop.abort();
      },
    ],
  ])('%s', async (_, body) => {
    for (const report of await outcomes(body)) expect(report.outcome).toBe('passed');
  });

  it('a call that is pending when the check has failed already', async () => {
    const body: Check['run'] = async ({ invoke }) => {
      await Promise.all([invoke({}), Promise.reject(new assert.AssertionError({ message: 'no' }))]);
    };
    for (const report of await outcomes(body)) expect(report).toMatchObject({ outcome: 'failed' });
    const [early] = await outcomes(({ invoke }) => {
      void invoke({});
      return { outcome: 'failed', message: 'seen enough' };
    });
    expect(early).toMatchObject({ outcome: 'failed', message: 'seen enough' });
  });

  it('what another check is still waiting for', async () => {
    const slow = smokeInvoke({ payload: { slow: true } });
    const quick = defineCheck('quick', ({ invoke }) => invoke({}).then(() => undefined));
    const context = fakeContext(async (payload) => (Object.keys(payload!).length ? soon() : {}));
    const report = await runCheck(inParallel(slow, quick, anyOf(quick)), context);
    expect(report.outcome).toBe('passed');
  });
});
