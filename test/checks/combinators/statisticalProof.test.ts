import { describe, expect, it } from 'vitest';
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
import { latencyBudget } from '../../../src/checks/latencyBudget.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import type { Check } from '../../../src/model/check.ts';
import { fakeContext } from '../fakeContext.ts';

const budget = (...thresholds: string[]): Check => latencyBudget({ payload: {}, thresholds });
const other = defineCheck('other', () => {});

/** Runs the check against a function that is fast; a refused one invokes nothing. */
async function run(check: Check) {
  const context = fakeContext((_, options) => ({
    executedVersion: options?.version === 'current' ? '1' : '2',
  }));
  const { outcome, message } = await runCheck(check, context);
  return { outcome, message, calls: context.calls.length };
}

const wrappers: [string, (check: Check) => Check][] = [
  ['the budget itself', (check) => check],
  ['named', (check) => named('health', check)],
  ['timeLimit', (check) => timeLimit('10s', check)],
  ['when', (check) => when(() => true, check)],
  ['inParallel', (check) => inParallel(other, check)],
  ['inSequence', (check) => inSequence(other, check)],
  ['anyOf with another check', (check) => anyOf(check, other)],
  ['retry with one attempt', (check) => retry({ attempts: 1 }, check)],
  ['repeat whose runs must all pass', (check) => repeat({ times: 2 }, check)],
  ['watch', (check) => watch({ for: '1s', every: '1s' }, check)],
  ['several of them', (check) => named('x', inParallel(when(() => true, timeLimit('9s', check))))],
  ['a copy', (check) => ({ ...check })],
];

describe.each(wrappers)('a proof inside %s', (_, wrap) => {
  it.each<[string, (check: Check) => Check]>([
    ['retry', (check) => retry({ attempts: 2 }, check)],
    ['anyOf', (check) => anyOf(check, budget('p(95)<300'))],
    ['repeat with failureLimit', (check) => repeat({ times: 3, failureLimit: 1 }, check)],
    [
      'repeat with consecutiveSuccesses',
      (check) => repeat({ times: 3, consecutiveSuccesses: 1 }, check),
    ],
  ])('is refused by %s, because it would be tried until it passes', async (name, tryAgain) => {
    const refused = await run(tryAgain(wrap(budget('p(95)<300'))));
    expect(refused).toMatchObject({ outcome: 'errored', calls: 0 });
    expect(refused.message).toMatch(new RegExp(`^what ${name.split(' ')[0]!} was given has "`));
    expect(refused.message).toContain('a statistical test: to test again until one test passes');
  });
});

it.each(['p(95)<300', 'errors<5%', 'avg<300', 'p(95)<=+10%'])('%s is a proof', async (text) => {
  expect((await run(retry({ attempts: 2 }, budget('max<300', text)))).outcome).toBe('errored');
});

describe('is not refused', () => {
  it.each<[string, Check]>([
    ['a budget that claims nothing', retry({ attempts: 2 }, budget('max<300', 'init<2s'))],
    ['a budget that does not decide', retry({ attempts: 2 }, advisory(budget('p(95)<300')))],
    [
      'one that does not decide beside others',
      retry({ attempts: 2 }, inParallel(other, advisory(budget('p(95)<300')))),
    ],
    ['one proof with an alternative', anyOf(budget('p(95)<300'), other)],
    ['one attempt', retry({ attempts: 1 }, budget('p(95)<300'))],
    ['runs that must all pass', repeat({ times: 2 }, budget('p(95)<300'))],
    ['a time in which all must pass', watch({ for: 20, every: 10 }, budget('p(95)<300'))],
  ])('%s', async (_, check) => {
    expect((await run(check)).outcome).toBe('passed');
  });

  it('a budget whose warnings only would be proofs', async () => {
    const warned = latencyBudget({
      payload: {},
      thresholds: { warn: ['p(95)<300'], fail: ['max<300'] },
    });
    expect((await run(retry({ attempts: 2 }, warned))).outcome).toBe('passed');
  });
});
