import { describe, expect, it } from 'vitest';
import * as registry from '../../src/checks/registry.ts';
import type { Check, Outcome } from '../../src/model/check.ts';
import { lambda, tryCheck, type TryCheckOptions } from '../../src/tryOut/index.ts';

const {
  advisory,
  aliasRouting,
  anyOf,
  compareVersions,
  functionReady,
  http,
  inParallel,
  inSequence,
  latencyBudget,
  named,
  payloadSchema,
  repeat,
  retry,
  smokeInvoke,
  timeLimit,
  watch,
  when,
} = registry;

/** A check, what is scripted for it, its outcome, and how long it takes on the simulated clock. */
type Tried = [check: Check, options: TryCheckOptions, outcome: Outcome, durationMs: number];

const smoke = smokeInvoke({ payload: {} });
const other = smokeInvoke({ payload: { other: true } });
const fails = lambda.fails('TypeError', 'x is undefined');
const slow = lambda.returns({ ok: true }, { durationMs: 4_000 });
const fast = () => lambda.returns({ ok: true }, { durationMs: 20 });
const afterShift = { lifecycleEvent: 'AfterAllowTraffic' } as const;

/** Every name of the registry must be here: a new check does not compile without its rows. */
const rows: Record<keyof typeof registry, Tried[]> = {
  smokeInvoke: [
    [smoke, { answers: [{ ok: true }] }, 'passed', 10],
    [smoke, { answers: [fails] }, 'failed', 10],
  ],
  payloadSchema: [
    [
      payloadSchema({ payload: {}, schema: { type: 'object', required: ['id'] } }),
      { answers: [{ id: 1 }] },
      'passed',
      10,
    ],
    [
      payloadSchema({ payload: {}, schema: { type: 'object', required: ['id'] } }),
      { answers: [{ ok: true }] },
      'failed',
      10,
    ],
  ],
  compareVersions: [
    [compareVersions({ events: [{}] }), { answers: () => ({ ok: true }) }, 'passed', 30],
    [
      compareVersions({ events: [{}] }),
      { answers: (_, { qualifier }) => ({ price: qualifier === '1' ? 1 : 2 }) },
      'failed',
      120,
    ],
  ],
  latencyBudget: [
    [latencyBudget({ payload: {}, thresholds: ['p(95)<50'] }), { answers: fast }, 'passed', 220],
    [
      latencyBudget({ payload: {}, thresholds: ['p(95)<50'], rate: 10 }),
      { answers: fast },
      'passed',
      10_800,
    ],
  ],
  // It asks for real: test/checks/http has a server. This port is refused by fetch itself.
  http: [[http({ url: 'http://127.0.0.1:1/' }), {}, 'errored', 0]],
  functionReady: [
    [functionReady({ memorySize: 256 }), { describe: { memorySize: 256 } }, 'passed', 10],
    [functionReady(), { describe: { state: 'Pending' } }, 'failed', 10],
    [functionReady({ provisionedConcurrency: 2 }), { provisioned: { requested: 2 } }, 'passed', 10],
  ],
  aliasRouting: [
    [aliasRouting(), afterShift, 'passed', 10],
    [aliasRouting(), { ...afterShift, routing: { weights: { '1': 0.1 } } }, 'failed', 10],
    [aliasRouting(), {}, 'skipped', 0],
  ],
  advisory: [[advisory(smoke), { answers: [fails] }, 'failed', 10]],
  named: [[named('health', smoke), { answers: [{}] }, 'passed', 10]],
  retry: [
    [
      retry({ attempts: 3, delay: '5s', backoff: 2 }, smoke),
      { answers: [fails, fails, {}] },
      'passed',
      15_030,
    ],
    [
      retry({ attempts: 2 }, functionReady()),
      { describe: [{ state: 'Pending' }, {}] },
      'passed',
      1_020,
    ],
  ],
  repeat: [
    [repeat({ times: 4, every: '5s' }, smoke), { answers: [{}, {}, {}, {}] }, 'passed', 15_010],
    [repeat({ times: 9, every: '5s' }, smoke), { answers: () => ({}) }, 'inconclusive', 20_010],
  ],
  watch: [
    [watch({ for: '20s', every: '5s' }, smoke), { answers: () => ({}) }, 'passed', 20_010],
    [watch({ for: '20s', every: '5s' }, smoke), { answers: [{}, fails] }, 'failed', 5_010],
    [watch({ for: '30s', every: '5s' }, smoke), {}, 'errored', 0],
  ],
  timeLimit: [
    [timeLimit('5s', smoke), { answers: [slow] }, 'passed', 4_000],
    [timeLimit('3s', smoke), { answers: [slow] }, 'errored', 3_000],
    [timeLimit('3s', smoke), { answers: [lambda.hangs()] }, 'errored', 3_000],
  ],
  when: [
    [when({ functionName: 'myfunc' }, smoke), { answers: [{}] }, 'passed', 10],
    [when({ alias: 'other' }, smoke), {}, 'skipped', 0],
  ],
  inSequence: [
    [inSequence(smoke, other), { answers: [slow, {}] }, 'passed', 4_010],
    [inSequence(smoke, other), { answers: [fails] }, 'failed', 10],
  ],
  inParallel: [[inParallel(smoke, other), { answers: [slow, {}] }, 'passed', 4_000]],
  anyOf: [[anyOf(smoke, other), { answers: [fails, {}] }, 'passed', 20]],
};

const started = performance.now();

describe.each(Object.entries(rows))('%s', (name, tried) => {
  it.each(tried)(
    'has the outcome and the time of its script',
    async (check, options, outcome, ms) => {
      const report = await tryCheck(check, options);
      expect(report).toMatchObject({ outcome });
      // To the millisecond: nothing in it takes the time from the real clock.
      expect(report.durationMs).toBe(ms);
      if (name !== 'named') expect(report.name).not.toBe('(not a check)');
    },
  );
});

it('the same script has the same result to the last figure', async () => {
  const budget = latencyBudget({ payload: {}, thresholds: ['p(95)<50'] });
  const check = inSequence(retry({ attempts: 3 }, smoke), budget);
  const answers = () => {
    let call = 0;
    return () => ((call += 1) % 7 === 0 ? lambda.throttles() : fast());
  };
  const first = await tryCheck(check, { answers: answers() });
  expect(first.invocations.length).toBeGreaterThan(90);
  expect(await tryCheck(check, { answers: answers() })).toEqual(first);
});

it('minutes of simulated time take seconds', () => {
  expect(performance.now() - started).toBeLessThan(30_000);
});
