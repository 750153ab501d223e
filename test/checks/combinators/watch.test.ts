import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advisory } from '../../../src/checks/combinators/advisory.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { watch } from '../../../src/checks/combinators/watch.ts';
import { when } from '../../../src/checks/combinators/when.ts';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { longestTimerMs } from '../../../src/lib/timers.ts';
import type { Check, CheckContext, CheckReport, Outcome } from '../../../src/model/check.ts';
import { lambda, tryCheck, type AnswersToCalls } from '../../../src/tryOut/index.ts';
import { simulatedTime } from '../../../src/tryOut/simulatedTime.ts';
import { fakeContext } from '../fakeContext.ts';
import { scripted } from './scripted.ts';

const smoke = smokeInvoke({ payload: {} });

/** Ten minutes of watching, in a hook whose function may run for 15. */
const tenMinutes = (answers: AnswersToCalls<unknown>) =>
  tryCheck(watch({ for: '10m', every: '30s' }, smoke), { answers, timeout: '15m' });

/** An answer that takes this long. */
const taking = (durationMs: number) => () => lambda.returns({}, { durationMs });

/** Runs a check on simulated time. The time for checks is over when `isOver` is called. */
async function onSimulatedTime(
  check: Check,
  over: (clock: CheckContext['clock'] & object, end: () => void) => Partial<CheckContext>,
): Promise<CheckReport & { tookMs: number }> {
  const { clock, run } = simulatedTime();
  const abort = new AbortController();
  const end = () => abort.abort(new Error('the hook has to report'));
  const context = fakeContext(undefined, {
    clock,
    signal: abort.signal,
    remainingTime: () => 900_000 - clock.now(),
    ...over(clock, end),
  });
  const report = await run(runCheck(check, context));
  return { ...report, tookMs: clock.now() };
}

describe('watch runs the check until the time of "for" has passed', () => {
  it('and passes if every run did: the last one starts when that time is over', async () => {
    const report = await tenMinutes(() => ({}));
    expect(report).toMatchObject({
      name: 'smokeInvoke',
      outcome: 'passed',
      message: '21 of 21 runs passed in 600 s',
      measurements: { runs: 21 },
      durationMs: 600_010,
    });
    expect(report.invocations.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 21 }, (_, run) => run * 30_000),
    );
    expect(report.checks).toHaveLength(20);
    expect(report.checks?.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `run ${index + 2}`),
    );
  });

  it('at least twice, also if "every" is as long as "for"', async () => {
    const check = watch({ for: '5s', every: '5s' }, smoke);
    const { invocations } = await tryCheck(check, { answers: () => ({}) });
    expect(invocations.map(({ atMs }) => atMs)).toEqual([0, 5_000]);
  });

  it('and shortens the last pause if "every" does not divide "for"', async () => {
    const check = watch({ for: '10s', every: '4s' }, smoke);
    const { invocations } = await tryCheck(check, { answers: () => ({}) });
    expect(invocations.map(({ atMs }) => atMs)).toEqual([0, 4_000, 8_000, 10_000]);
  });

  it('without a pause if a run takes longer than "every"', async () => {
    const check = watch({ for: '10s', every: '1s' }, smoke);
    const report = await tryCheck(check, { answers: taking(3_000) });
    // The run that ends after "for" has seen that time pass.
    expect(report).toMatchObject({ outcome: 'passed', durationMs: 12_000 });
    expect(report.invocations).toHaveLength(4);
  });

  it('makes no run more if a timer ended a little early', async () => {
    const check = scripted('c', 'passed');
    const watched = watch({ for: 1_000, every: 500 }, check);
    await onSimulatedTime(watched, (clock) => ({
      clock: {
        ...clock,
        startTimer: (callback, ms, purpose) => clock.startTimer(callback, ms - 0.2, purpose),
      },
    }));
    expect(check.runs()).toBe(3);
  });

  it('invokes afresh in every run', async () => {
    const context = fakeContext();
    await runCheck(watch({ for: 20, every: 10 }, smoke), context);
    expect(context.calls.length).toBeGreaterThan(1);
    expect(context.calls.map(({ options }) => options?.fresh)).toEqual(
      context.calls.map(() => true),
    );
  });

  it('and keeps the last reports only, however many runs there are', async () => {
    const check = watch(
      { for: '10s', every: 5 },
      defineCheck('c', () => {}),
    );
    const report = await tryCheck(check);
    expect(report).toMatchObject({ outcome: 'passed', measurements: { runs: 2_001 } });
    expect(report.checks?.map(({ name }) => name).at(-1)).toBe('run 2001');
    expect(report.checks).toHaveLength(20);
  });
});

describe('watch ends with the first run that does not pass', () => {
  it('and says which run it was, when, and why', async () => {
    let calls = 0;
    const report = await tenMinutes(() =>
      (calls += 1) < 5 ? {} : lambda.fails('TypeError', 'x is undefined'),
    );
    expect(report).toMatchObject({
      outcome: 'failed',
      expected: { functionError: 'none' },
      actual: { errorType: 'TypeError' },
      measurements: { runs: 5 },
      durationMs: 120_010,
    });
    expect(report.message).toMatch(/^run 5, after 120 s of 600 s: .*x is undefined/);
    expect(report.checks?.map(({ outcome }) => outcome)).toEqual([
      ...Array<Outcome>(4).fill('passed'),
      'failed',
    ]);
  });

  it.each<Outcome>(['failed', 'errored', 'inconclusive'])('with its outcome: %s', (outcome) =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30 }), async (good) => {
        const script = [...Array<Outcome>(good).fill('passed'), outcome];
        const check = scripted('c', ...script);
        const report = await tryCheck(watch({ for: '20s', every: '1s' }, check));
        const isSeen = good < 21;
        expect(report.outcome).toBe(isSeen ? outcome : 'passed');
        expect(check.runs()).toBe(isSeen ? good + 1 : 21);
      }),
      { numRuns: 30, seed: 7 },
    ),
  );

  it('a run that hangs is errored, however many passed: its answer is not known', async () => {
    let calls = 0;
    const answers = () => ((calls += 1) < 3 ? {} : lambda.hangs());
    const report = await tryCheck(watch({ for: '10s', every: '1s' }, smoke), { answers });
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/^run 3, after 2000 ms of 10 s: did not finish/);
    expect(report.checks).toHaveLength(3);
  });
});

describe('watch does not pass what it did not watch', () => {
  it.each<[string, number, string, string]>([
    ['far too little', 60_000, '10m', 'for is 600 s, but the hook has only 60 s left'],
    ['not a second more', 600_000, '10m', 'for is 600 s, but the hook has only 600 s left'],
    ['more than Lambda has', 895_000, '20m', 'for is 1200 s, but the hook has only 895 s left'],
  ])('it refuses at once, with both numbers: %s', async (_, leftMs, duration, message) => {
    const check = scripted('c', 'passed');
    const watched = watch({ for: duration as '10m', every: '30s' }, check);
    const report = await onSimulatedTime(watched, () => ({ remainingTime: () => leftMs }));
    // Nothing was measured: `onInconclusive: 'pass'` must not let it through.
    expect(report).toMatchObject({ outcome: 'errored', tookMs: 0 });
    expect(report.message).toContain(message);
    expect(check.runs()).toBe(0);
  });

  it('it refuses if a time limit around it cannot hold it', async () => {
    const check = scripted('c', 'passed');
    const report = await tryCheck(timeLimit('5s', watch({ for: '10s', every: '1s' }, check)));
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('for is 10 s, but the hook has only 5000 ms left');
    expect(check.runs()).toBe(0);
  });

  it('it is inconclusive if its signal is aborted between two runs', async () => {
    const watched = watch({ for: '10m', every: '30s' }, scripted('c', 'passed'));
    const report = await onSimulatedTime(watched, (clock, end) => {
      clock.startTimer(end, 100_000, 'pause');
      return {};
    });
    expect(report).toMatchObject({ outcome: 'inconclusive', tookMs: 100_000 });
    expect(report.message).toBe(
      '4 of 4 runs passed in 100 s of 600 s; then the hook had no time left',
    );
    expect(report.measurements).toEqual({ runs: 4 });
  });

  it('it has measured nothing if every run until then was skipped', async () => {
    const watched = watch({ for: '10m', every: '30s' }, scripted('c', 'skipped'));
    const report = await onSimulatedTime(watched, (clock, end) => {
      clock.startTimer(end, 100_000, 'pause');
      return {};
    });
    // Not inconclusive: `onInconclusive: 'pass'` would let it through.
    expect(report).toMatchObject({ outcome: 'errored', tookMs: 100_000 });
  });

  it('it is inconclusive, without waiting, if the time left has shrunk', async () => {
    const watched = watch({ for: '10m', every: '30s' }, scripted('c', 'passed'));
    const report = await onSimulatedTime(watched, (clock) => ({
      remainingTime: () => (clock.now() < 60_000 ? 900_000 : 20_000),
    }));
    expect(report).toMatchObject({ outcome: 'inconclusive', tookMs: 60_000 });
    expect(report.message).toContain('3 of 3 runs passed in 60 s of 600 s');
  });

  it('it is skipped if every run was, and advisory if its check is', async () => {
    const skipped = await tryCheck(
      watch(
        { for: '2s', every: '1s' },
        when(() => false, smoke),
      ),
    );
    expect(skipped).toMatchObject({ outcome: 'skipped', message: '0 of 3 runs passed in 2000 ms' });
    expect(watch({ for: '2s', every: '1s' }, advisory(smoke)).advisory).toBe(true);
  });

  it('a check whose runs were skipped at times passes if one passed', async () => {
    const check = scripted('c', 'skipped', 'passed', 'skipped');
    const report = await tryCheck(watch({ for: '2s', every: '1s' }, check));
    expect(report).toMatchObject({ outcome: 'passed', message: '1 of 3 runs passed in 2000 ms' });
  });
});

it('takes no more than a timer of Node.js can wait', async () => {
  const check = watch({ for: longestTimerMs, every: '1s' }, smoke);
  expect((await tryCheck(check)).message).toContain('for is 2147483.6 s, but the hook has only');
});
