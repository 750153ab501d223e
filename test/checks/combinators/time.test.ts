import { describe, expect, it } from 'vitest';
import type { Check, CheckContext } from '../../../src/model/check.ts';
import { advisory } from '../../../src/checks/combinators/advisory.ts';
import { anyOf } from '../../../src/checks/combinators/anyOf.ts';
import { inParallel } from '../../../src/checks/combinators/inParallel.ts';
import { inSequence } from '../../../src/checks/combinators/inSequence.ts';
import { named } from '../../../src/checks/combinators/named.ts';
import { repeat } from '../../../src/checks/combinators/repeat.ts';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import type { RunClock } from '../../../src/lib/runClock.ts';
import { fakeContext } from '../fakeContext.ts';
import { hanging, scripted } from './scripted.ts';

/** A context whose time is over after `ms` milliseconds. */
function shortContext(ms: number, over: Partial<CheckContext> = {}) {
  const ends = performance.now() + ms;
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('the hook has to report')), ms);
  const remainingTime = () => ends - performance.now();
  return fakeContext(undefined, { signal: abort.signal, remainingTime, ...over });
}

describe('a hanging advisory check never decides', () => {
  const b = () => scripted('b', 'passed');
  it.each<[string, Check]>([
    ['inParallel', inParallel(advisory(hanging()), b())],
    ['inParallel, one at a time', inParallel({ concurrency: 1 }, advisory(hanging()), b())],
    ['inSequence, first', inSequence(advisory(hanging()), b())],
    ['inSequence, last', inSequence(b(), advisory(hanging()))],
    ['anyOf', anyOf(advisory(hanging()), b())],
    ['deep', inSequence(inParallel(b(), inSequence(b(), advisory(hanging()))))],
  ])('%s', async (_, check) => {
    const report = await runCheck(check, shortContext(200));
    expect(report.outcome).toBe('passed');
  });
});

it('says which of the checks inside was not finished', async () => {
  const check = inParallel(scripted('quick', 'passed'), inSequence(named('late', hanging('slow'))));
  const report = await runCheck(check, shortContext(50));
  expect(report.outcome).toBe('errored');
  expect(report.message).toContain('late');
  expect(report.checks).toMatchObject([
    { name: 'quick', outcome: 'passed' },
    { name: 'inSequence', outcome: 'errored', checks: [{ name: 'late', outcome: 'errored' }] },
  ]);
});

describe('timeLimit', () => {
  it('leaves a check behind that ignores its signal', async () => {
    const report = await runCheck(timeLimit(20, hanging()), fakeContext());
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/did not finish in .*: the time limit of 20 ms was over/);
  });

  it('narrows the signal, the time that is left and the wait for invocations', async () => {
    const seen: unknown[] = [];
    const check: Check = {
      name: 'looks',
      run: async (inner) => {
        seen.push(inner.remainingTime() <= 5_000, inner.signal.aborted);
        await inner.invoke({});
        seen.push(inner.signal);
      },
    };
    const context = fakeContext();
    await runCheck(timeLimit('5s', check), context);
    expect(seen).toEqual([true, false, context.calls[0]!.options!.signal]);
    expect(seen[2]).not.toBe(context.signal);
  });

  it('the shortest of nested limits counts', async () => {
    const report = await runCheck(timeLimit('1m', timeLimit(20, hanging())), fakeContext());
    expect(report.message).toContain('the time limit of 20 ms was over');
    const outer = await runCheck(timeLimit(20, timeLimit('1m', hanging())), fakeContext());
    expect(outer.message).toContain('the time limit of 20 ms was over');
  });

  it('does not pass if the event loop was kept busy beyond it', async () => {
    const busy: Check = {
      name: 'busy',
      run: () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100),
    };
    const report = await runCheck(timeLimit('20ms', busy), fakeContext());
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/^did not finish in .*: the time limit of 20 ms was over$/);
  });

  const late = (): Check => ({
    name: 'late',
    run: () => {
      const ends = performance.now() + 60;
      while (performance.now() < ends);
    },
  });

  it.each<[string, (check: Check) => Check]>([
    ['named', (check) => timeLimit(20, named('other', check))],
    ['a limit inside', (check) => timeLimit(20, timeLimit('1m', check))],
    ['a limit outside', (check) => timeLimit('1m', timeLimit(20, check))],
    ['in a sequence', (check) => timeLimit(20, inSequence(scripted('a', 'passed'), check))],
    ['in a list', (check) => timeLimit(20, inParallel(check))],
    ['tried again', (check) => timeLimit(20, retry({ attempts: 2, delay: 0 }, check))],
  ])('does not pass if a body inside blocked the thread beyond it: %s', async (_, wrap) => {
    const report = await runCheck(wrap(late()), fakeContext());
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('the time limit of 20 ms was over');
  });

  it('starts no other check after one that blocked the thread beyond it', async () => {
    const other = scripted('b', 'passed');
    const report = await runCheck(timeLimit(20, anyOf(late(), other)), fakeContext());
    expect(report.outcome).toBe('errored');
    expect(other.runs()).toBe(0);
  });

  it('lets a check pass that only collects what is inside it when its time is over', async () => {
    const check = timeLimit(40, inParallel(scripted('b', 'passed'), advisory(hanging())));
    expect((await runCheck(check, fakeContext())).outcome).toBe('passed');
  });

  it('can be retried', async () => {
    let runs = 0;
    const slowOnce: Check = {
      name: 's',
      run: () => ((runs += 1) === 1 ? new Promise<never>(() => {}) : undefined),
    };
    const check = retry({ attempts: 2, delay: 0 }, timeLimit(20, slowOnce));
    const report = await runCheck(check, fakeContext());
    expect(report.outcome).toBe('passed');
    expect(report.checks).toMatchObject([
      { name: 'attempt 1', outcome: 'errored' },
      { name: 'attempt 2', outcome: 'passed' },
    ]);
  });
});

describe('every attempt asks afresh', () => {
  const asks: { fresh: unknown }[] = [];
  const asking: Check = {
    name: 'asks',
    run: async ({ invoke, describe: ask, routing, provisioned }) => {
      await Promise.all([invoke({}, { version: 'current' }), ask('1'), routing(), provisioned()]);
      return { outcome: 'failed' };
    },
  };
  const context = () =>
    fakeContext(
      (_, options) => {
        asks.push({ fresh: options?.fresh });
        return {};
      },
      {
        describe: async (version, options) => {
          asks.push({ fresh: options?.fresh });
          return { functionName: 'f', version: version! };
        },
        routing: async (options) => {
          asks.push({ fresh: options?.fresh });
          return { alias: 'a', functionVersion: '1', weights: {} };
        },
        provisioned: async (options) => {
          asks.push({ fresh: options?.fresh });
          return { status: 'none', requested: 0, available: 0, allocated: 0 };
        },
      },
    );

  it.each([
    ['retry', () => retry({ attempts: 2, delay: 0 }, asking)],
    ['repeat', () => repeat({ times: 2, failureLimit: 1 }, asking)],
  ])('%s', async (_, make) => {
    asks.length = 0;
    const given = context();
    await runCheck(make(), given);
    expect(asks).toEqual(Array(8).fill({ fresh: true }));
    expect(given.calls[0]!.options).toMatchObject({ version: 'current' });
  });
});

describe('when the time is over', () => {
  it('retry makes no attempt that could not begin in time', async () => {
    const check = scripted('c', 'failed', 'passed');
    const report = await runCheck(retry({ attempts: 5, delay: '10m' }, check), fakeContext());
    expect(check.runs()).toBe(1);
    expect(report).toMatchObject({ outcome: 'failed' });
    expect(report.message).toContain('attempt 1 of 5, no time for more');
  });

  it('repeat that ends early is as bad as its failures if no run passed', async () => {
    const check = repeat(
      { times: 100, every: 50, consecutiveSuccesses: 3 },
      scripted('a', 'errored', 'failed'),
    );
    expect((await runCheck(check, shortContext(200))).outcome).toBe('errored');
  });

  it('repeat that ends early does not pass', async () => {
    const check = scripted('c', 'passed');
    const report = await runCheck(repeat({ times: 5, every: '10m' }, check), fakeContext());
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toContain(
      '1 of 1 runs passed; the time was over before all 5 were made',
    );
  });

  it('repeat that ends early has measured nothing if every run was skipped', async () => {
    const check = scripted('c', 'skipped');
    const report = await runCheck(repeat({ times: 5, every: '10m' }, check), fakeContext());
    // Not inconclusive: `onInconclusive: 'pass'` would let it through.
    expect(report.outcome).toBe('errored');
  });

  it('a wait is ended by the signal', async () => {
    const check = scripted('c', 'failed');
    const context = shortContext(30, { remainingTime: () => 1e9 });
    const report = await runCheck(retry({ attempts: 2, delay: '10m' }, check), context);
    expect(report.outcome).toBe('failed');
  });

  it('backoff makes every delay longer than the one before', async () => {
    const at: number[] = [];
    const check: Check = {
      name: 'c',
      run: () => {
        at.push(performance.now());
        return { outcome: 'failed' };
      },
    };
    await runCheck(retry({ attempts: 3, delay: 40, backoff: 3 }, check), fakeContext());
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(35);
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(115);
  });
});

/** A clock whose timers end at once, and what they were started with. */
function countingClock() {
  const started = { pause: [] as number[], limit: [] as number[] };
  const clock: RunClock = {
    now: () => 0,
    startTimer: (callback, ms, purpose) => {
      started[purpose].push(ms);
      const timer = setImmediate(callback);
      return () => {
        clearImmediate(timer);
      };
    },
    random: () => 0,
  };
  return { started, clock };
}

it('every delay of retry is longer than the one before by the factor', async () => {
  const { started, clock } = countingClock();
  const check = retry({ attempts: 5, delay: 2, backoff: 3 }, scripted('c', 'failed'));
  await runCheck(check, fakeContext(undefined, { clock }));
  expect(started.pause).toEqual([2, 6, 18, 54]);
});

describe('an advisory check gets a fair share of the time that is left', () => {
  const b = () => scripted('b', 'passed');
  const h = () => advisory(hanging());
  it.each<[string, Check, number[]]>([
    ['inSequence', inSequence(h(), h(), b()), [300, 450]],
    ['anyOf', anyOf(h(), h(), b()), [300, 450]],
    ['inParallel, one at a time', inParallel({ concurrency: 1 }, h(), h(), b()), [300, 450]],
    ['inParallel, two at a time', inParallel({ concurrency: 2 }, h(), h(), b(), b()), [450, 450]],
  ])('%s', async (_, check, limits) => {
    const { started, clock } = countingClock();
    const report = await runCheck(
      check,
      fakeContext(undefined, { clock, remainingTime: () => 900 }),
    );
    expect(report.outcome).toBe('passed');
    expect(started.limit).toEqual(limits);
  });
});

it('repeat shows its last runs and counts them all', async () => {
  const check = scripted('c', 'passed');
  const report = await runCheck(repeat({ times: 50 }, check), fakeContext());
  expect(report.message).toBe('50 of 50 runs passed');
  expect(report.checks).toHaveLength(20);
  expect(report.checks!.at(-1)!.name).toBe('run 50');
});

it('many attempts on one signal raise no warning', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const check = repeat({ times: 100 }, timeLimit('1m', scripted('c', 'passed')));
  await runCheck(inParallel({}, ...Array.from({ length: 50 }, () => check)), fakeContext());
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
