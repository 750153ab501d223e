import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { latencyBudget } from '../../../src/checks/latencyBudget.ts';
import { payloadSchema } from '../../../src/checks/payloadSchema.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import type { Check } from '../../../src/model/check.ts';
import { fakeContext, type Answering } from '../fakeContext.ts';

const thresholds = ['p(95)<300'];
/** It takes the pattern below about ten seconds to refuse this text. */
const hostile = { payload: { text: `${'a'.repeat(32)}!` } };

/** Runs a check that has this much time, and counts its calls. */
async function within(ms: number, check: Check, answering: Answering) {
  const controller = new AbortController();
  const ends = performance.now() + ms;
  const timer = setTimeout(() => controller.abort(), ms);
  const { signal } = controller;
  const context = fakeContext(answering, {
    signal,
    remainingTime: () => ends - performance.now(),
  });
  const report = await runCheck(check, context);
  clearTimeout(timer);
  return { ...report, lateMs: performance.now() - ends, calls: context.calls.length };
}

describe('what a budget expects of every answer', () => {
  it('is bounded, if a pattern backtracks without end', async () => {
    const check = latencyBudget({
      payload: {},
      thresholds,
      expect: { payload: { text: /^(a+)+$/ } },
    });
    const report = await within(300, check, () => hostile);
    expect(report.outcome).toBe('errored');
    expect(report.lateMs).toBeLessThan(2_000);
  });

  it('is not compared any more once the time is over, however many answers wait', async () => {
    let compared = 0;
    const slow = () => {
      compared += 1;
      for (const ends = performance.now() + 40; performance.now() < ends;);
      return true;
    };
    const check = latencyBudget({ payload: {}, thresholds, concurrency: 100, expect: slow });
    const report = await within(200, check, () => ({}));
    // One hundred answers come in the same turn of the event loop, in which no timer can fire.
    expect(compared).toBeLessThanOrEqual(10);
    expect(report.outcome).not.toBe('passed');
  });
});

const never = () => new Promise<never>(() => {});

describe('what never settles ends with the time of the check', () => {
  const standard = { '~standard': { version: 1 as const, vendor: 'test', validate: never } };

  it.each([
    ['a predicate of smokeInvoke', smokeInvoke({ payload: {}, expect: never })],
    ['a predicate of payloadSchema', payloadSchema({ payload: {}, schema: {}, expect: never })],
    ['a Standard Schema', payloadSchema({ payload: {}, schema: standard })],
    ['a predicate of latencyBudget', latencyBudget({ payload: {}, thresholds, expect: never })],
  ])('%s', async (_, check) => {
    const report = await within(100, check, () => ({}));
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/^did not finish in \d+ ms: its time was over$/);
  });
});
