import assert from 'node:assert/strict';
import { describe, expect, it, vi } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { defineCheck } from '../../../src/checks/defineCheck.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';

const run = (body: Check['run']) => runCheck(defineCheck('mine', body), fakeContext());
const returning = (value: unknown) => run(() => value as undefined);
const throwing = (value: unknown) =>
  run(() => {
    throw value;
  });

describe('what a check returns', () => {
  it('nothing means passed', async () => {
    expect(await run(() => {})).toMatchObject({ name: 'mine', outcome: 'passed' });
    expect(await run(async () => {})).toMatchObject({ outcome: 'passed' });
  });

  it('takes over a result and names the function', async () => {
    const report = await returning({
      outcome: 'failed',
      message: 'no',
      expected: 1,
      actual: 2,
      measurements: { n: 3 },
    });
    expect(report).toEqual({
      name: 'mine',
      functionName: 'myfunc',
      outcome: 'failed',
      message: 'no',
      expected: 1,
      actual: 2,
      measurements: { n: 3 },
      durationMs: report.durationMs,
    });
  });

  it.each([true, false, null, 0, 'passed', [], [{ outcome: 'passed' }], () => 1, Symbol('x'), 1n])(
    'errors on %s, which is not a result',
    async (value) => {
      const report = await returning(value);
      expect(report.outcome).toBe('errored');
      expect(report.message).toContain('it returned');
      expect(report.message).toContain('expected a CheckResult');
    },
  );

  it.each([{}, { outcome: 'ok' }, { outcome: true }, { outcome: 'Passed' }])(
    'errors on %j, which has no valid outcome',
    async (value) => {
      const report = await returning(value);
      expect(report.outcome).toBe('errored');
      expect(report.message).toContain('expected one of passed, skipped');
    },
  );

  it('errors on a result that cannot be read', async () => {
    const report = await returning({
      get outcome() {
        throw new Error('boom');
      },
    });
    expect(report).toMatchObject({ outcome: 'errored' });
    expect(report.message).toContain('boom');
  });

  it('makes any value safe for JSON', async () => {
    const cycle: Record<string, unknown> = { big: 1n, f: () => 1, nan: NaN, when: new Date(0) };
    cycle['self'] = cycle;
    const { expected, actual, measurements } = await returning({
      outcome: 'failed',
      expected: cycle,
      actual: { text: 'x'.repeat(1_000), list: Array.from({ length: 1_000 }, (_, i) => i) },
      measurements: { n: 1, nan: NaN, text: 'x' },
    });
    expect(expected).toEqual({
      big: '1n',
      f: '[function]',
      nan: 'NaN',
      when: '1970-01-01T00:00:00.000Z',
      self: '[circular]',
    });
    const { text, list } = actual as { text: string; list: string };
    expect(text).toHaveLength(256);
    expect(list).toHaveLength(256);
    expect(measurements).toEqual({ n: 1 });
  });

  it('refuses nested reports that are not valid, so that nothing hides in them', async () => {
    expect(await returning({ outcome: 'passed', checks: [{ name: 'a' }] })).toMatchObject({
      outcome: 'errored',
    });
    const cyclic = { name: 'a', outcome: 'passed', durationMs: 1, checks: [] as unknown[] };
    cyclic.checks.push(cyclic);
    expect(await returning(cyclic)).toMatchObject({ outcome: 'errored' });
  });
});

describe('what a check throws', () => {
  it('an assertion means failed, with expected and actual', async () => {
    const report = await run(() => {
      assert.equal('a', 'b');
    });
    expect(report).toMatchObject({ outcome: 'failed', expected: 'b', actual: 'a' });
  });

  it("vitest's and chai's assertions are assertions", async () => {
    const report = await run(() => {
      expect({ a: 1 }).toEqual({ a: 2 });
    });
    expect(report).toMatchObject({ outcome: 'failed', expected: { a: 2 }, actual: { a: 1 } });
  });

  it("jest's are recognised by matcherResult, others by name or code", async () => {
    const jest = Object.assign(new Error('no'), { matcherResult: { expected: 1, actual: 2 } });
    expect(await throwing(jest)).toMatchObject({ outcome: 'failed', expected: 1, actual: 2 });
    expect(await throwing({ name: 'AssertionError', message: 'm' })).toMatchObject({
      outcome: 'failed',
      message: 'm',
    });
    const renamed = Object.assign(new Error('r'), { code: 'ERR_ASSERTION' });
    expect(await throwing(renamed)).toMatchObject({ outcome: 'failed', message: 'r' });
  });

  it('any other throw is errored and says what it was', async () => {
    const report = await throwing(new TypeError('x is not a function', { cause: new Error('y') }));
    expect(report).toMatchObject({
      outcome: 'errored',
      message: 'TypeError: x is not a function (cause: Error: y)',
    });
  });

  const hostile = {
    undefined: undefined,
    null: null,
    'a text': 'text',
    'an empty text': '',
    'a number': 0,
    'a symbol': Symbol('s'),
    'a frozen object': Object.freeze({ a: 1 }),
    'an object without prototype': Object.create(null) as unknown,
    'throwing getters': {
      get name() {
        throw new Error('no name');
      },
      get message() {
        throw new Error('no message');
      },
    },
    'an error with a throwing message': Object.defineProperty(new Error(), 'message', {
      get() {
        throw new Error('no');
      },
    }),
    'a revoked proxy': (() => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    })(),
    'a function': () => 1,
  };

  it.each(Object.entries(hostile))('survives a thrown %s', async (_, value) => {
    for (const report of [await throwing(value), await run(() => Promise.reject(value))]) {
      expect(report.outcome).toBe('errored');
      expect(report.message).toMatch(/\S/);
      expect(() => JSON.stringify(report)).not.toThrow();
    }
  });

  it('survives a thenable that throws', async () => {
    const thenable = {
      get then() {
        throw new Error('then');
      },
    };
    expect(await returning(thenable)).toMatchObject({ outcome: 'errored', message: 'Error: then' });
  });
});

describe('what is not a check', () => {
  it.each([
    undefined,
    null,
    'smokeInvoke',
    () => 1,
    {},
    { name: 'x' },
    { name: '', run: () => {} },
  ])('errors on %s', async (value) => {
    const report = await runCheck(value as unknown as Check, fakeContext());
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('expected an object with a name and a run function');
  });

  it('errors on one whose members cannot be read', async () => {
    const check = {
      get name(): string {
        throw new Error('no name');
      },
      run: () => {},
    };
    expect(await runCheck(check, fakeContext())).toMatchObject({ outcome: 'errored' });
  });
});

describe('when time is over', () => {
  it('leaves a hanging check behind and swallows what it does later', async () => {
    const abort = new AbortController();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    let reject: (error: Error) => void = () => {};
    const hanging = new Promise<undefined>((_, no) => (reject = no));
    const running = runCheck(
      defineCheck('hangs', () => hanging),
      fakeContext(undefined, { signal: abort.signal }),
    );
    abort.abort();
    const report = await running;
    expect(report.outcome).toBe('errored');
    expect(report.message).toMatch(/^did not finish in \d+ ms: its time was over$/);
    reject(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('says the same of a check that throws because of the signal', async () => {
    const abort = new AbortController();
    const check = defineCheck(
      'heeds the signal',
      ({ signal }) =>
        new Promise((_, no) => signal.addEventListener('abort', () => no(signal.reason as Error))),
    );
    const running = runCheck(check, fakeContext(undefined, { signal: abort.signal }));
    abort.abort(new Error('only 1 s was left'));
    expect((await running).message).toContain('did not finish');
  });

  it('measures on its own clock while a check replaces the globals', async () => {
    const report = await run(() => {
      vi.useFakeTimers();
    });
    vi.useRealTimers();
    expect(report.outcome).toBe('passed');
    expect(report.durationMs).toBeGreaterThanOrEqual(0);
  });
});

it('carries the mark of an advisory check', async () => {
  const check: Check = { name: 'a', advisory: true, run: () => ({ outcome: 'failed' }) };
  expect(await runCheck(check, fakeContext())).toMatchObject({ advisory: true, outcome: 'failed' });
});
