import { describe, expect, it } from 'vitest';
import { compareVersions, type CompareVersionsOptions } from '../../src/checks/registry.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { redaction } from '../../src/hooks/redaction/redaction.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { realClock } from '../../src/lib/timers.ts';
import type { CheckContext, CheckReport } from '../../src/model/check.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { FunctionFailure, twoVersions } from './compare/twoVersions.ts';

/** The same in every run: a coin may show one side in all rounds. */
const random = seededRandom(1);

const wrong = (options: Record<string, unknown>) => () =>
  compareVersions({ events: [{}], ...options });

checkContract('compareVersions', {
  make: () => compareVersions({ events: [{}] }),
  mistakes: {
    'an unknown option': wrong({ payload: {} }),
    'no events': () => compareVersions({} as CompareVersionsOptions),
    'an empty list of events': wrong({ events: [] }),
    'no named event': wrong({ events: {} }),
    'one payload in place of a list': wrong({ events: { path: '/health' } }),
    'a pattern that is no pointer': wrong({ ignore: ['body.id'] }),
    'a change that is no pointer': wrong({ expectChange: ['price'] }),
    'a tolerance that is a text': wrong({ tolerance: 'small' }),
    'a negative tolerance': wrong({ tolerance: -1 }),
    'a set without a path': wrong({ unordered: [{ key: 'id' }] }),
    'an unknown part': wrong({ parts: ['trailers'] }),
    'no part': wrong({ parts: [] }),
    'one round': wrong({ rounds: 1 }),
    'a bound of 0': wrong({ falseAlarms: '0%' }),
    'a coverage above 100 %': wrong({ minCoverage: '120%' }),
    'a faster latency': wrong({ latency: '-5%' }),
  },
});
neverThrows('compareVersions', compareVersions);

const http = (body: unknown, over: object = {}) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
  ...over,
});

type Answers = Parameters<typeof twoVersions>[0];

async function compared(
  old: Answers,
  now: Answers = old,
  options: Partial<CompareVersionsOptions> = {},
  over: Partial<CheckContext> = {},
): Promise<CheckReport & { calls: number }> {
  const context = twoVersions(old, now, over);
  const report = await runCheck(compareVersions({ events: [{ id: 1 }], ...options }), context);
  return { ...report, calls: context.calls.length };
}

const differences = ({ checks = [] }: CheckReport) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);

describe('equal versions', () => {
  it('pass after one round if nothing is noise', async () => {
    const report = await compared(() => http({ price: 12.5 }));
    expect(report).toMatchObject({ outcome: 'passed', calls: 3 });
    expect(report.message).toContain('version 2 answers the event as version 1 does');
    expect(report.measurements).toMatchObject({ paths: 3, compared: 3, masked: 0 });
  });

  it('are called with fresh calls, the old version twice', async () => {
    const context = twoVersions(() => ({ ok: true }));
    await runCheck(compareVersions({ events: [{ id: 1 }], tenantId: 't' }), context);
    expect(context.calls.map(({ options }) => options?.version)).toEqual([
      'current',
      'target',
      'current',
    ]);
    expect(context.calls[0]).toMatchObject({
      payload: { id: 1 },
      options: { fresh: true, tenantId: 't' },
    });
  });

  it('may have random ids: these are masked and listed', async () => {
    const report = await compared(() => http({ id: Math.random(), price: 1 }));
    expect(report.outcome).toBe('passed');
    expect(report.checks).toMatchObject([{ name: 'masked', outcome: 'skipped' }]);
    expect(report.checks?.[0]?.message).toContain('/body/id');
    expect(report.measurements).toMatchObject({ masked: 1, compared: 3 });
  });

  it('may give a list in a random order', async () => {
    const shuffled = () => http({ items: [1, 2, 3, 4].sort(() => random() - 0.5), n: 4 });
    expect((await compared(shuffled)).outcome).toBe('passed');
  });

  it('may have their own log stream and version', async () => {
    const report = await compared(
      () => ({ functionVersion: '1', log_stream_name: 'a', price: 1 }),
      () => ({ functionVersion: '2', log_stream_name: 'b', price: 1 }),
    );
    expect(report.outcome).toBe('passed');
    expect(report.checks?.[0]?.message).toContain('by default: /functionVersion, /log_stream_name');
  });

  it('may fail in the same way, and the record says so', async () => {
    const failing = () => {
      throw new FunctionFailure('TypeError', 'x is undefined');
    };
    const report = await compared(failing);
    expect(report.outcome).toBe('passed');
    expect(report.message).toContain('answered with an error by both versions');
  });
});

describe('different versions', () => {
  it('fail with the pointer, both values and the number of rounds', async () => {
    const report = await compared(
      () => http({ price: 12.5 }),
      () => http({ price: 12.625 }),
    );
    expect(report).toMatchObject({ outcome: 'failed', calls: 15 });
    expect(report.message).toContain(
      'version 2 differs from version 1 at 1 path: /body/price: expected 12.5, got 12.625',
    );
    expect(report.checks?.[0]).toMatchObject({
      name: '/body/price',
      outcome: 'failed',
      expected: { '/body/price': 12.5 },
      actual: { '/body/price': 12.625 },
      measurements: { rounds: 5, events: 1 },
    });
    expect(report.measurements).toMatchObject({ rounds: 5, undecidedAfterFirstRound: 1 });
    expect(report.measurements?.['falseAlarmPercent']).toBe(100 / 4 ** 4);
  });

  it.each<[string, unknown, unknown, string[]]>([
    ['a missing member', { a: 1, b: 2 }, { a: 1 }, ['/b']],
    ['a new member', { a: 1 }, { a: 1, b: 2 }, ['/b']],
    ['another type', { a: 1, b: '2' }, { a: 1, b: 2 }, ['/b']],
    ['null in place of an object', { a: 1, b: { c: 1 } }, { a: 1, b: null }, ['/b']],
    ['a member that some items lack', [{ a: 1 }, { a: 1 }], [{ a: 1 }, {}], ['/1/a']],
    ['a shorter list', { a: 1, b: [1, 2] }, { a: 1, b: [1] }, ['/b']],
    [
      'a value in a later item',
      { a: 1, b: [{ c: 1 }, { c: 2 }] },
      { a: 1, b: [{ c: 1 }, { c: 3 }] },
      ['/b/1/c'],
    ],
    ['a list in another order', [1, 2], [2, 1], ['/0']],
    ['a text', 'hello', 'hullo', ['the answer']],
    ['a status code', http({ a: 1 }), http({ a: 1 }, { statusCode: 201 }), ['/statusCode']],
    ['a lost header', http({ a: 1 }), http({ a: 1 }, { headers: {} }), ['/headers/content-type']],
    ['an empty object in place of a list', { a: 1, b: [] }, { a: 1, b: {} }, ['/b']],
  ])('are found by %s', async (_, old, now, expected) => {
    expect(
      differences(
        await compared(
          () => old,
          () => now,
        ),
      ),
    ).toEqual(expected);
  });

  it('are found by another error, without its stack trace', async () => {
    const report = await compared(
      () => {
        throw new FunctionFailure('TypeError', 'old');
      },
      () => {
        throw new FunctionFailure('RangeError', 'old');
      },
    );
    expect(differences(report)).toEqual(['/errorType']);
  });

  it('are found if the new one fails', async () => {
    const report = await compared(
      () => http({ a: 1 }),
      () => {
        throw new FunctionFailure('TypeError', 'x is undefined');
      },
    );
    expect(differences(report)).toContain('/functionError');
  });

  it('are found by the type of a member that is noise', async () => {
    const report = await compared(
      () => ({ id: Math.random(), n: 1, m: 2 }),
      () => ({ id: `${Math.random()}`, n: 1, m: 2 }),
    );
    expect(differences(report)).toEqual(['/id']);
    expect(report.checks?.[0]?.message).toContain('the type was number, now string');
  });

  it('are listed with the surest first: in most events, then of the type', async () => {
    const old = (payload: unknown) => ({ ...(payload as object), a: 1, b: 1, c: 1 });
    const now = (payload: unknown) => ({
      ...(payload as object),
      a: (payload as { id: number }).id === 1 ? 2 : 1,
      b: '1',
      c: 2,
    });
    const report = await compared(old, now, { events: { one: { id: 1 }, two: { id: 2 } } });
    expect(differences(report)).toEqual(['/b', '/c', '/a']);
    expect(report.checks?.[2]?.message).toContain('in 1 of 2 events (first "one")');
  });

  it('are cut in the record with their number', async () => {
    const many = (value: number) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`m${at}`, value]));
    const report = await compared(
      () => many(1),
      () => many(2),
    );
    expect(differences(report)).toHaveLength(20);
    expect(report.measurements?.['differences']).toBe(60);
    expect(report.message).toContain('and 57 more');
  });

  it('are not hidden by a member that is noise by chance', async () => {
    const flip = () => ({
      flip: random() < 0.5,
      other: random() < 0.5,
      price: 1,
      tax: 1,
    });
    const report = await compared(flip, () => ({ ...flip(), price: 2 }));
    expect(differences(report)).toEqual(['/price']);
  });
});

describe('what the record shows', () => {
  it('hides the values at redacted pointers, in all places', async () => {
    const report = await compared(
      () => http({ items: [{ token: 'old-secret' }], price: 1 }),
      () => http({ items: [{ token: 'new-secret' }], price: 2 }),
    );
    const shown = JSON.stringify(redaction(['/body/items/*/token']).report(report));
    expect(JSON.stringify(report)).toContain('new-secret');
    expect(shown).not.toMatch(/(old|new)-secret/);
    expect(shown).toContain('/body/price: expected 1, got 2');
  });

  it.each([
    ['begins', 42, 0],
    ['ends', -150, 0],
    ['lies', 60, 400],
  ])('hides a secret in which an excerpt %s', async (_, before, length) => {
    // The excerpt has 160 characters, from 40 before the place that differs.
    const secret = `s3cr3t-${'k'.repeat(length)}-0123456789`;
    const filler = 'x'.repeat(600);
    const text = (mark: string): string =>
      before > 0
        ? `${filler}${secret}${length > 0 ? '' : '-'.repeat(before - 8)}${mark}${filler}`
        : `${filler}${mark}${'-'.repeat(110)}${secret}${filler}`;
    const answers = (mark: string) => () => ({ token: secret, log: text(mark), price: 1 });
    const redact = redaction(['/token']);
    for (const one of [answers('1')(), answers('2')()]) redact.payload(one);
    const report = await compared(answers('1'), answers('2'), { rounds: 2 });
    const shown = JSON.stringify(redact.report(report));
    const remains = Array.from({ length: secret.length - 5 }, (_one, at) =>
      secret.slice(at, at + 6),
    );
    expect(remains.filter((one) => JSON.stringify(report).includes(one))).not.toEqual([]);
    expect(remains.filter((one) => shown.includes(one))).toEqual([]);
    expect(shown).toContain('(redacted)');
  });
});

describe('options', () => {
  it('ignore: what it names is not read, at any depth', async () => {
    const options = { ignore: ['/**/requestId', '/c'] };
    const report = await compared(
      () => ({ a: { requestId: 1 }, b: 1, c: { d: 1 } }),
      () => ({ a: {}, b: 1, c: 7 }),
      options,
    );
    expect(report.outcome).toBe('passed');
  });

  it('ignore: of everything is inconclusive', async () => {
    for (const minCoverage of ['50%', '0%'] as const) {
      const options = { ignore: ['/**'], minCoverage };
      const report = await compared(() => ({ a: 1 }), undefined, options);
      expect(report.outcome).toBe('inconclusive');
    }
  });

  it('ignore: a pattern without use is named', async () => {
    const report = await compared(() => [{ id: 1 }], undefined, { ignore: ['/0/id'] });
    expect(report.message).toContain('nothing was found at /0/id');
  });

  it('expectChange: passes with the change, and lets nothing else change', async () => {
    const old = () => ({ price: 1, tax: 1 });
    const options = { expectChange: ['/price'] };
    const report = await compared(old, () => ({ price: 2, tax: 1 }), options);
    expect(report.outcome).toBe('passed');
    expect(report.checks?.[0]).toMatchObject({
      name: '/price',
      outcome: 'passed',
      expected: { '/price': 1 },
      actual: { '/price': 2 },
    });
    expect((await compared(old, () => ({ price: 2, tax: 2 }), options)).outcome).toBe('failed');
  });

  it('expectChange: fails without the change, and if nothing has it', async () => {
    const same = await compared(() => ({ price: 1 }), undefined, { expectChange: ['/price'] });
    expect(same).toMatchObject({ outcome: 'failed' });
    expect(same.message).toContain('both versions give the same value');
    const none = await compared(() => ({ price: 1 }), undefined, { expectChange: ['/cost'] });
    expect(none.message).toContain('no answer has it');
    expect(none.outcome).toBe('failed');
  });

  it('expectChange: is inconclusive if the value is noise', async () => {
    const noisy = () => ({ id: Math.random(), a: 1, b: 1 });
    const report = await compared(noisy, noisy, { expectChange: ['/id'] });
    expect(report.outcome).toBe('inconclusive');
  });

  it('tolerance: numbers that are near are the same', async () => {
    const noisy = () => ({ sum: 0.3 + Math.random() * 1e-9, list: [1 + Math.random() * 1e-9] });
    const report = await compared(noisy, noisy, { tolerance: 1e-6 });
    expect(report).toMatchObject({ outcome: 'passed', calls: 3 });
    const now = () => ({ ...noisy(), sum: 0.303 });
    expect(differences(await compared(noisy, now, { tolerance: 1e-6 }))).toEqual(['/sum']);
    expect((await compared(noisy, now, { tolerance: '2%' })).outcome).toBe('passed');
    const byPointer = { tolerance: { '/sum': '2%', '/list': 1 } } as const;
    expect((await compared(noisy, now, byPointer)).outcome).toBe('passed');
  });

  it('unordered: a list as a set, by a member or as a whole', async () => {
    const items = [
      { id: 'a', price: 1 },
      { id: 'b', price: 2 },
    ];
    const turned = () => ({ items: random() < 0.5 ? items : [...items].reverse() });
    const now = () => ({
      items: turned().items.map((one) => ({ ...one, price: one.id === 'a' ? 1 : 3 })),
    });
    for (const unordered of [['/items'], [{ path: '/items', key: 'id' }]]) {
      expect(await compared(turned, turned, { unordered })).toMatchObject({
        outcome: 'passed',
        calls: 3,
      });
      expect((await compared(turned, now, { unordered })).outcome).toBe('failed');
    }
  });

  it('unordered: batch items that failed are a set without it', async () => {
    const failures = (...ids: string[]) => ({
      batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
    });
    const report = await compared(
      () => failures('a', 'b'),
      () => failures('b', 'a'),
    );
    expect(report).toMatchObject({ outcome: 'passed', calls: 3 });
  });

  it('parts: only these are compared', async () => {
    const now = () => http({ a: 2 }, { statusCode: 201 });
    const report = await compared(() => http({ a: 1 }), now, { parts: ['status'] });
    expect(differences(report)).toEqual(['/statusCode']);
  });

  it('headers: names fold case, and dates and ids are masked', async () => {
    const old = () =>
      http({ a: 1 }, { headers: { Date: 'a', 'X-Amzn-RequestId': '1', 'X-Kind': 'k' } });
    const now = () =>
      http({ a: 1 }, { headers: { date: 'b', 'x-amzn-requestid': '2', 'x-kind': 'k' } });
    expect((await compared(old, now)).outcome).toBe('passed');
    const lost = () => http({ a: 1 }, { headers: { 'x-amzn-requestid': '2', 'x-kind': 'k' } });
    expect(differences(await compared(old, lost))).toEqual(['/headers/date']);
  });

  it('rounds: at most so many, with the chance that follows', async () => {
    const report = await compared(
      () => ({ a: 1 }),
      () => ({ a: 2 }),
      { rounds: 2 },
    );
    expect(report).toMatchObject({ outcome: 'failed', calls: 6 });
    expect(report.measurements?.['falseAlarmPercent']).toBe(25);
  });

  it('falseAlarms: a smaller bound takes more rounds', async () => {
    const report = await compared(
      () => ({ a: 1 }),
      () => ({ a: 2 }),
      { falseAlarms: '0.01%' },
    );
    expect(report.measurements?.['rounds']).toBe(8);
  });

  it('minCoverage: with less it is inconclusive, and the event is named', async () => {
    const noisy = () => ({ a: Math.random(), b: Math.random(), c: 1 });
    const report = await compared(noisy, noisy, { events: { order: {} } });
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toContain('less than 50 % could be compared of "order"');
    expect((await compared(noisy, noisy, { minCoverage: '20%' })).outcome).toBe('passed');
  });

  it('concurrency: so many events at a time, but one whose size is not known', async () => {
    const running = { first: 0, all: 0 };
    const most = { first: 0, all: 0 };
    const known = new Set<unknown>();
    const context = twoVersions(() => ({ ok: true }));
    const invoke: CheckContext['invoke'] = async (payload, options) => {
      const { id } = payload as { id: number };
      const kinds = known.has(id) ? (['all'] as const) : (['all', 'first'] as const);
      for (const kind of kinds) most[kind] = Math.max(most[kind], (running[kind] += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      known.add(id);
      for (const kind of kinds) running[kind] -= 1;
      return context.invoke(payload, options);
    };
    const events = Array.from({ length: 9 }, (_, id) => ({ id }));
    await runCheck(compareVersions({ events, concurrency: 4 }), { ...context, invoke });
    expect(most).toEqual({ first: 1, all: 4 });
  });

  it('latency: reuses the samples, as an estimate', async () => {
    const times = { current: 100, target: 160 };
    const context = twoVersions(() => ({ ok: true }));
    const invoke: CheckContext['invoke'] = async (payload, options) => ({
      ...(await context.invoke(payload, options)),
      report: { durationMs: times[options?.version as 'target'] + Math.random() },
    });
    const check = compareVersions({ events: [{}], latency: '+25%' });
    const report = await runCheck(check, { ...context, invoke });
    expect(report.outcome).toBe('failed');
    expect(report.checks).toMatchObject([
      { name: 'latency +25%', outcome: 'failed', basis: 'estimated', measurements: { n: 24 } },
    ]);
    times.target = 101;
    expect((await runCheck(check, { ...context, invoke })).outcome).toBe('passed');
  });
});

/** The first round has its three answers. The next call waits until the time for rounds is over. */
function oneRoundOnly(context: ReturnType<typeof twoVersions>): CheckContext {
  const timers = new Map<() => void, number>();
  const startTimer = (callback: () => void, ms: number) => {
    timers.set(callback, ms);
    return () => timers.delete(callback);
  };
  const timePasses = (): void => {
    const [next] = [...timers].sort(([, one], [, other]) => one - other);
    next?.[0]();
  };
  const invoke: CheckContext['invoke'] = (payload, options) =>
    context.calls.length < 3
      ? context.invoke(payload, options)
      : new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
          setImmediate(timePasses);
        });
  const clock = { ...realClock, startTimer };
  return { ...context, invoke, clock, remainingTime: () => 60_000 };
}

describe('what cannot be compared', () => {
  const target = { functionName: 'myfunc', targetVersion: '2', foundBy: 'appSpec' } as const;

  it('is skipped at a first deployment, without a call', async () => {
    for (const currentVersion of [undefined, '2']) {
      const given = currentVersion === undefined ? target : { ...target, currentVersion };
      const report = await compared(() => ({}), undefined, {}, { target: given });
      expect(report).toMatchObject({ outcome: 'skipped', calls: 0 });
      expect(report.message).toMatch(/nothing to compare with|no other version/);
    }
  });

  it('is errored if one version answers for both', async () => {
    const context = twoVersions(() => ({ ok: true }), undefined, {
      target: { ...target, foundBy: 'option' },
    });
    const invoke: CheckContext['invoke'] = async (...given) => ({
      ...(await context.invoke(...given)),
      executedVersion: '2',
    });
    const report = await runCheck(compareVersions({ events: [{}] }), { ...context, invoke });
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('both versions were answered by version 2');
  });

  it('is inconclusive if the time runs out, with what may differ', async () => {
    const context = twoVersions(
      () => ({ a: 1 }),
      () => ({ a: 2 }),
    );
    const ends = performance.now() + 400;
    const invoke: CheckContext['invoke'] = async (payload, options) => {
      await new Promise((resolve, reject) => {
        setTimeout(resolve, 60);
        options?.signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
      return context.invoke(payload, options);
    };
    const remainingTime = () => ends - performance.now();
    const check = compareVersions({ events: { order: {} } });
    const report = await runCheck(check, { ...context, invoke, remainingTime });
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toContain('may differ');
    expect(report.message).toContain('the time ran out before "order" had all rounds');
  });

  it('says that the time ran out if only noise had rounds left', async () => {
    const context = twoVersions(() => ({ id: Math.random(), ok: true }));
    const check = compareVersions({ events: { order: {} } });
    const cut = await runCheck(check, oneRoundOnly(context));
    expect(cut.outcome).toBe('passed');
    expect(cut.message).toContain('the time ran out before all rounds of "order"');
    const whole = await runCheck(
      check,
      twoVersions(() => ({ id: Math.random(), ok: true })),
    );
    expect(whole.message).not.toContain('the time ran out');
  });

  it('is inconclusive if the time runs out amid noise and a path that may differ', async () => {
    const context = twoVersions(
      () => ({ id: Math.random(), price: 1 }),
      () => ({ id: Math.random(), price: 2 }),
    );
    for (const options of [{}, { expectChange: ['/price'] }]) {
      context.calls.length = 0;
      const check = compareVersions({ events: { order: {} }, ...options });
      const report = await runCheck(check, oneRoundOnly(context));
      expect(report.outcome).toBe('inconclusive');
      expect(report.message).toContain('the time ran out before "order" had all rounds');
    }
  });
});
