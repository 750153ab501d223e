import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/lib/random.ts';
import { bimodal, compareDraws, lognormal, type Draw } from './drawTimes.ts';
import { decider, normal, plan, warm } from './fakeSamples.ts';

const times =
  (factor: number, draw: Draw): Draw =>
  (random) =>
    factor * draw(random);

/** How often the two errors happen that a threshold promises to limit. */
function errorsOf(text: string, target: Draw, current: Draw, trials: number) {
  const random = seededRandom(11);
  const planned = plan(text, 'auto', 800);
  let [passed, failed] = [0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    const { outcome } = compareDraws(planned, target, current, random);
    if (outcome === 'passed') passed += 1;
    if (outcome === 'failed') failed += 1;
  }
  return { passed: passed / trials, failed: failed / trials };
}

describe('the error of a relative percentile, simulated with a fixed seed', () => {
  it.each([
    { text: 'p(95)<=+10%', shape: 'lognormal', draw: lognormal },
    { text: 'p(95)<=+10%', shape: 'bimodal', draw: bimodal },
    { text: 'med<=+10%', shape: 'lognormal', draw: lognormal },
    { text: 'p(99)<=+10%', shape: 'bimodal', draw: bimodal },
  ])(
    '$text, $shape: equal versions and a true +25 % are misjudged at most 5 %',
    ({ text, draw }) => {
      expect(errorsOf(text, draw, draw, 100).failed).toBeLessThanOrEqual(0.05);
      expect(errorsOf(text, times(1.25, draw), draw, 100).passed).toBeLessThanOrEqual(0.05);
    },
  );

  it.each([
    ['p(99)<=+10%', 0.012],
    ['p(98)<=+10%', 0.022],
    ['p(95)<=+10%', 0.0525],
  ])('%s: a new tenfold mode in a share of %d of the calls passes at most 5 %%', (text, share) => {
    const old: Draw = (random) => 100 + 5 * normal(random);
    const slower: Draw = (random) => (random() < share ? 10 : 1) * old(random);
    expect(errorsOf(text, slower, old, 200).passed).toBeLessThanOrEqual(0.05);
  });

  it('has power: the same version passes, and one twice as slow fails', () => {
    const random = seededRandom(12);
    const planned = plan('p(95)<=+10%', 'auto', 800);
    const narrow: Draw = (one) => 100 + normal(one);
    for (let trial = 0; trial < 20; trial += 1) {
      expect(compareDraws(planned, narrow, narrow, random).outcome).toBe('passed');
      const twice = compareDraws(planned, times(2, lognormal), lognormal, random);
      expect(twice.outcome).toBe('failed');
    }
  });
});

const many = (n: number, ms: number, arm: 'target' | 'current' = 'target') =>
  Array.from({ length: n }, () => warm(ms, arm));

describe('a relative percentile', () => {
  const compare = (text: string, target: number, current: number) =>
    decider(text).decide([...many(100, target), ...many(100, current, 'current')]);

  it('compares in percent and in milliseconds', () => {
    expect(compare('p(95)<=+10%', 109, 100)).toMatchObject({ outcome: 'passed', actual: 9 });
    expect(compare('p(95)<=+10%', 112, 100)).toMatchObject({ outcome: 'failed', actual: 12 });
    expect(compare('p(95)<+20ms', 119, 100)).toMatchObject({ outcome: 'passed', actual: 19 });
    expect(compare('p(95)<+20ms', 120, 100)).toBeUndefined();
    expect(compare('p(95)<=+20ms', 120, 100)!.outcome).toBe('passed');
    expect(compare('p(95)<=+20ms', 121, 100)!.outcome).toBe('failed');
  });

  it.each(['p(95)<=+10% or +5ms', 'avg<=+10% or +5ms'])('%s takes the larger tolerance', (text) => {
    expect(compare(text, 14, 10)).toMatchObject({ outcome: 'passed', actual: 4 });
    expect(compare(text, 16, 10)).toMatchObject({ outcome: 'failed', actual: 6 });
    expect(compare(text, 109, 100)).toMatchObject({ outcome: 'passed', actual: 9 });
    expect(compare(text, 112, 100)).toMatchObject({ outcome: 'failed', actual: 12 });
    expect(compare(text, 14, 10)!.message).toContain('minimum detectable effect +12.5 ms');
    expect(compare(text, 109, 100)!.message).toContain('minimum detectable effect +25 %');
  });

  it('says what was proven, and from how many calls', () => {
    expect(compare('p(95)<=+10%', 105, 100)!.message).toBe(
      'proven: +5 %, between +5 % and +5 %, from 100 calls of each version; minimum detectable effect +25 %',
    );
  });

  it('passes only if the upper bound is within the minimum detectable effect', () => {
    // Two slow calls of 100: more than one, so the upper bound of the p95 is a slow one.
    const target = [...many(98, 100), ...many(2, 200)];
    const samples = [...target, ...many(100, 100, 'current')];
    expect(decider('p(95)<=+10%').decide(samples)).toBeUndefined();
    expect(decider('p(95)<=+50%').decide(samples)!.outcome).toBe('passed');
  });

  it('tells what the last look found if the calls end', () => {
    const one = decider('p(95)<=+10%');
    const samples = [...many(98, 100), ...many(2, 200), ...many(100, 100, 'current')];
    expect(one.decide(samples)).toBeUndefined();
    expect(one.decide(samples, 'the time ran out')).toMatchObject({
      outcome: 'inconclusive',
      n: 100,
      actual: 0,
      message:
        'not proven: 0 %, between 0 % and +100 %, from 100 calls of each version; minimum detectable effect +25 %: the time ran out',
    });
  });

  it('waits for enough calls of both versions', () => {
    const one = decider('p(95)<=+10%');
    const samples = [...many(150, 1), ...many(60, 1, 'current')];
    expect(one.decide(samples)).toBeUndefined();
    expect(one.missing(samples)).toBe(40);
  });

  it('is inconclusive if the version in production took no time at all', () => {
    const none = [...many(400, 0), ...many(400, 0, 'current')];
    expect(decider('p(95)<=+10%').decide(none)!.outcome).toBe('inconclusive');
  });
});

describe('the clock of a comparison', () => {
  const on = (arm: 'target' | 'current', fromWall: boolean, n = 100) =>
    Array.from({ length: n }, () => warm(fromWall ? 150 : 100, arm, { fromWall, wallMs: 150 }));

  it.each(['p(95)<=+10%', 'avg<=+10%'])(
    "%s uses the hook's own clock for both versions if one has no REPORT lines",
    (text) => {
      for (const [target, current] of [
        [true, false],
        [false, true],
      ] as const) {
        const samples = [...on('target', target), ...on('current', current)];
        const decision = decider(text).decide(samples)!;
        expect(decision).toMatchObject({ outcome: 'passed', actual: 0 });
        expect(decision.message).toContain("100 calls of each version on the hook's own clock");
      }
    },
  );

  it('uses the REPORT lines if all calls have one', () => {
    const samples = [...on('target', false), ...on('current', false)];
    expect(decider('p(95)<=+10%').decide(samples)!.message).not.toContain('own clock');
  });

  it('uses one clock even if a single call has no REPORT line', () => {
    const target = [...on('target', false, 99), ...on('target', true, 1)];
    const decision = decider('p(95)<=+10%').decide([...target, ...on('current', false)])!;
    expect(decision).toMatchObject({ outcome: 'passed', actual: 0 });
    expect(decision.message).toContain('own clock');
  });
});
