import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckReport, Outcome } from '../../../src/model/check.ts';
import { advisory } from '../../../src/checks/combinators/advisory.ts';
import { anyOf } from '../../../src/checks/combinators/anyOf.ts';
import { inParallel } from '../../../src/checks/combinators/inParallel.ts';
import { inSequence } from '../../../src/checks/combinators/inSequence.ts';
import { named } from '../../../src/checks/combinators/named.ts';
import { repeat } from '../../../src/checks/combinators/repeat.ts';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { when } from '../../../src/checks/combinators/when.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';
import { anyOutcome, failing, fails, scripted } from './scripted.ts';

const run = (check: Check) => runCheck(check, fakeContext());
const holds = async <T>(values: fc.Arbitrary<T>, law: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(values, law), { numRuns: 200, seed: 7 });

/** A report without what differs from run to run. */
const same = (report: CheckReport) => ({ ...report, durationMs: 0 });

/** Every combinator of one check that leaves it as it is. */
const neutral: Record<string, (check: Check) => Check> = {
  'anyOf(a) = a': (check) => anyOf(check),
  'retry with one attempt': (check) => retry({ attempts: 1 }, check),
  'repeat once': (check) => repeat({ times: 1 }, check),
  'timeLimit that is not reached': (check) => timeLimit('1m', check),
  'when true': (check) => when(() => true, check),
  'named as before': (check) => named(check.name, check),
};

describe('what leaves a check as it is', () => {
  it.each(Object.entries(neutral))('%s', async (_, wrap) => {
    await holds(anyOutcome, async (outcome) => {
      const plain = await run(scripted('a', outcome));
      const wrapped = await run(wrap(scripted('a', outcome)));
      expect(same(wrapped)).toEqual(same(plain));
    });
  });

  it.each(Object.entries(neutral))('%s keeps the mark of an advisory check', (_, wrap) => {
    expect(wrap(advisory(scripted('a', 'failed'))).advisory).toBe(true);
    expect(wrap(scripted('a', 'failed')).advisory).toBeUndefined();
  });
});

describe('advisory(c) never decides', () => {
  const groups = { inSequence, inParallel, anyOf: (...all: Check[]) => anyOf(...all) };
  const mixed = fc.array(fc.record({ outcome: anyOutcome, isAdvisory: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  });
  const checkOf = ({ outcome, isAdvisory }: { outcome: Outcome; isAdvisory: boolean }) =>
    isAdvisory ? advisory(scripted('c', outcome)) : scripted('c', outcome);

  it.each(Object.entries(groups))(
    '%s: its outcome is the one without advisory checks',
    async (_, group) => {
      await holds(mixed, async (list) => {
        const deciding = list.filter(({ isAdvisory }) => !isAdvisory);
        const all = group(...(list.map(checkOf) as [Check]));
        expect(all.advisory === true).toBe(deciding.length === 0);
        if (deciding.length === 0) return;
        const expected = await run(group(...(deciding.map(checkOf) as [Check])));
        expect((await run(all)).outcome).toBe(expected.outcome);
      });
    },
  );

  it('is measured and shown', async () => {
    const report = await run(
      inSequence(advisory(scripted('a', 'failed')), scripted('b', 'passed')),
    );
    expect(report.outcome).toBe('passed');
    expect(report.checks).toMatchObject([
      { name: 'a', advisory: true, outcome: 'failed' },
      { name: 'b', outcome: 'passed' },
    ]);
  });

  it('advisory twice is advisory', async () => {
    const once = advisory(scripted('a', 'failed'));
    expect(same(await run(advisory(once)))).toEqual(same(await run(once)));
  });
});

describe('what is not a check', () => {
  it('does not pass for one that never decides', async () => {
    const report = await run(advisory(undefined as never));
    expect(report).toMatchObject({ outcome: 'errored' });
    expect(report.advisory).toBeUndefined();
    expect(report.message).toBe('what advisory was given is missing; expected a check');
  });
});

describe('inSequence', () => {
  it('stops at the first failure and says so of the rest', async () => {
    await holds(fc.array(anyOutcome, { minLength: 2, maxLength: 6 }), async (script) => {
      const checks = script.map((outcome, index) => scripted(`c${index}`, outcome));
      const report = await run(inSequence(...checks));
      const first = script.findIndex((outcome) => outcome === 'failed' || outcome === 'errored');
      const made = first === -1 ? script.length : first + 1;
      expect(checks.map((check) => check.runs())).toEqual(script.map((_, i) => (i < made ? 1 : 0)));
      expect(report.checks).toHaveLength(script.length);
      // An inconclusive one does not stop it: with onInconclusive 'pass' the rest would count unseen.
      if (first === -1) expect(fails(report.outcome)).toBe(script.includes('inconclusive'));
      else expect(report.outcome).toBe(script[first]);
      for (const rest of report.checks!.slice(made)) expect(rest.outcome).toBe('skipped');
    });
  });

  it('nests associatively', async () => {
    await holds(fc.tuple(anyOutcome, anyOutcome, anyOutcome), async ([a, b, c]) => {
      const [x, y, z] = [scripted('x', a), scripted('y', b), scripted('z', c)];
      const left = await run(inSequence(inSequence(x, y), z));
      const right = await run(inSequence(x, inSequence(y, z)));
      expect(left.outcome).toBe(right.outcome);
    });
  });
});

describe('inParallel', () => {
  it('runs all, keeps their order, and the worst decides', async () => {
    await holds(
      fc.tuple(
        fc.array(anyOutcome, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
      ),
      async ([script, concurrency]) => {
        const checks = script.map((outcome, index) => scripted(`c${index}`, outcome));
        const report = await run(inParallel({ concurrency }, ...checks));
        expect(checks.every((check) => check.runs() === 1)).toBe(true);
        expect(report.checks!.map(({ outcome }) => outcome)).toEqual(script);
        const order = ['errored', 'failed', 'inconclusive', 'passed', 'skipped'] as const;
        expect(report.outcome).toBe(order.find((one) => script.includes(one)));
      },
    );
  });

  it('never runs more at once than it may', async () => {
    let now = 0;
    let most = 0;
    const check: Check = {
      name: 'c',
      run: async () => {
        most = Math.max(most, (now += 1));
        await new Promise(setImmediate);
        now -= 1;
      },
    };
    await run(inParallel({ concurrency: 2 }, check, check, check, check, check));
    expect(most).toBe(2);
    most = 0;
    await run(inParallel(check, check, check));
    expect(most).toBe(3);
  });
});

describe('anyOf', () => {
  it('passes at the first that passes; if none does, the worst decides', async () => {
    await holds(fc.array(anyOutcome, { minLength: 2, maxLength: 6 }), async (script) => {
      const checks = script.map((outcome, index) => scripted(`c${index}`, outcome));
      const report = await run(anyOf(...checks));
      const first = script.indexOf('passed');
      const made = first === -1 ? script.length : first + 1;
      expect(checks.map((check) => check.runs())).toEqual(script.map((_, i) => (i < made ? 1 : 0)));
      if (first !== -1) expect(report.outcome).toBe('passed');
      else if (script.some(fails)) expect(fails(report.outcome)).toBe(true);
      else expect(report.outcome).toBe('skipped');
    });
  });
});

describe('retry', () => {
  it('stops at the first success, else the last attempt decides', async () => {
    await holds(
      fc.tuple(
        fc.array(anyOutcome, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
      ),
      async ([script, attempts]) => {
        const check = scripted('c', ...script);
        const report = await run(retry({ attempts, delay: 0 }, check));
        const at = (nth: number) => script[Math.min(nth, script.length - 1)]!;
        const tries = Array.from({ length: attempts }, (_, nth) => at(nth));
        const success = tries.findIndex((outcome) => !fails(outcome));
        expect(check.runs()).toBe(success === -1 ? attempts : success + 1);
        expect(report.outcome).toBe(success === -1 ? tries.at(-1) : tries[success]);
      },
    );
  });
});

it('retry does not try wrong options again', async () => {
  const check = retry({ attempts: 10, delay: '30s' }, retry({ attempts: 0 }, scripted('a')));
  const report = await run(check);
  expect(report).toMatchObject({ outcome: 'errored' });
  expect(report.message).toMatch(/^option "attempts" of retry is 0/);
});

describe('repeat', () => {
  const plan = fc
    .record({ script: fc.array(anyOutcome, { minLength: 2, maxLength: 8 }), limit: fc.nat(7) })
    .filter(({ script, limit }) => limit < script.length);

  it('fails once more runs than the limit did not pass', async () => {
    await holds(plan, async ({ script, limit }) => {
      const check = scripted('c', ...script);
      const report = await run(repeat({ times: script.length, failureLimit: limit }, check));
      const failures = script.filter(fails).length;
      if (failures > limit) {
        expect(fails(report.outcome)).toBe(true);
        let seen = 0;
        const last = script.findIndex((outcome) => fails(outcome) && (seen += 1) > limit);
        expect(check.runs()).toBe(last + 1);
      } else {
        expect(check.runs()).toBe(script.length);
        const best = script.includes('passed') ? 'passed' : failures > 0 ? 'failure' : 'skipped';
        expect(fails(report.outcome) ? 'failure' : report.outcome).toBe(best);
      }
    });
  });

  it('passes only with the required number of successes in a row', async () => {
    await holds(
      fc.tuple(
        fc.array(anyOutcome, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
      ),
      async ([script, wanted]) => {
        const consecutiveSuccesses = Math.min(wanted, script.length);
        const check = scripted('c', ...script);
        const options = { times: script.length, consecutiveSuccesses };
        const report = await run(repeat(options, check));
        const run1 = Array<Outcome>(consecutiveSuccesses).fill('passed').join();
        const reached = script.some(
          (_, i) => script.slice(i, i + consecutiveSuccesses).join() === run1,
        );
        expect(report.outcome === 'passed').toBe(reached);
        if (!reached && script.some(fails)) expect(fails(report.outcome)).toBe(true);
      },
    );
  });
});

describe('inSequence', () => {
  it('invokes afresh from the second step on, nested combinators included', async () => {
    const asks = (): Check => ({
      name: 'asks',
      run: async ({ invoke, describe: ask, routing, provisioned }) => {
        await Promise.all([invoke({}), ask(), routing(), provisioned()]);
      },
    });
    const fresh: unknown[] = [];
    const note = (options: { fresh?: boolean } | undefined) => fresh.push(options?.fresh === true);
    const plain = fakeContext();
    const context = fakeContext((_, options) => (note(options), {}), {
      describe: (version, options) => (note(options), plain.describe(version)),
      routing: (options) => (note(options), plain.routing()),
      provisioned: (options) => (note(options), plain.provisioned()),
    });
    const nested = timeLimit('1m', inParallel(asks(), anyOf(named('inner', asks()))));
    await runCheck(inSequence(inSequence(asks(), asks()), nested), context);
    expect(fresh.slice(0, 4)).toEqual(Array(4).fill(false));
    expect(fresh.slice(4)).toEqual(Array(12).fill(true));
  });
});

describe('verdicts fail closed through any nesting', () => {
  type Wrap = (checks: Check[]) => Check;
  const first =
    (wrap: (check: Check) => Check): Wrap =>
    (checks) =>
      wrap(checks[0]!);
  const wraps: Wrap[] = [
    (checks) => inSequence(...checks),
    (checks) => inParallel({ concurrency: 2 }, ...checks),
    (checks) => anyOf(...checks),
    first((check) => retry({ attempts: 2, delay: 0 }, check)),
    first((check) => repeat({ times: 3, failureLimit: 1 }, check)),
    first((check) => repeat({ times: 3, consecutiveSuccesses: 2 }, check)),
    first((check) => timeLimit('1m', check)),
    first((check) => when(() => true, check)),
    first((check) => named('renamed', check)),
  ];
  const treeOf = (leaf: fc.Arbitrary<Check>): fc.Arbitrary<Check> =>
    fc.letrec<{ tree: Check }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        leaf,
        fc
          .tuple(fc.constantFrom(...wraps), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
          .map(([wrap, checks]) => wrap(checks)),
      ),
    })).tree;

  const junk = fc.constantFrom<unknown>(null, 1, 'passed', {}, { outcome: 'ok' }, [], true);
  const badLeaf: fc.Arbitrary<Check> = fc.oneof(
    failing.map((outcome) => scripted('bad', outcome)),
    junk.map((value): Check => ({ name: 'junk', run: () => value as undefined })),
    junk.map((value): Check => ({
      name: 'throws',
      run: () => {
        throw value;
      },
    })),
    junk.map((value) => value as Check),
  );

  it('nothing but failures never passes, whatever is around it', async () => {
    await holds(treeOf(badLeaf), async (tree) => {
      const report = await run(tree);
      expect(fails(report.outcome)).toBe(true);
      expect(report.message).toMatch(/\S/);
    });
  });

  it('does not succeed without a leaf that passed', async () => {
    await holds(treeOf(anyOutcome.map((outcome) => scripted('leaf', outcome))), async (tree) => {
      const report = await run(tree);
      const leaves = (one: CheckReport): Outcome[] => one.checks?.flatMap(leaves) ?? [one.outcome];
      if (report.outcome === 'passed') expect(leaves(report)).toContain('passed');
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    });
  });
});
