import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { decider, normal, warm } from './fakeSamples.ts';

type Draw = (random: () => number) => number;

const lognormal: Draw = (random) => 100 * Math.exp(0.5 * normal(random));
const bimodal: Draw = (random) =>
  random() < 0.92 ? 50 + 5 * normal(random) : 200 + 20 * normal(random);

const looks = [100, 200, 400];

/** The outcome if the new version really takes `factor` times as long as the old one. */
function outcomeOf(threshold: string, draw: Draw, factor: number, random: () => number) {
  const one = decider(threshold);
  const samples: Sample[] = [];
  for (const look of looks) {
    while (samples.length < 2 * look) {
      samples.push(warm(factor * draw(random)), warm(draw(random), 'current'));
    }
    const decision = one.decide(samples);
    if (decision !== undefined) return decision.outcome;
  }
  return 'inconclusive';
}

describe('the error of a relative threshold, simulated with a fixed seed', () => {
  it.each([
    { text: 'p(95)<=+10%', shape: 'lognormal', draw: lognormal, trials: 250 },
    { text: 'p(95)<=+10%', shape: 'bimodal', draw: bimodal, trials: 250 },
    { text: 'med<=+10%', shape: 'lognormal', draw: lognormal, trials: 250 },
    { text: 'p(99)<=+10%', shape: 'bimodal', draw: bimodal, trials: 250 },
    { text: 'avg<=+10%', shape: 'lognormal', draw: lognormal, trials: 80 },
    { text: 'avg<=+10%', shape: 'bimodal', draw: bimodal, trials: 80 },
  ])(
    '$text, $shape: equal versions and a true +25 % are misjudged at most 5 %',
    ({ text, draw, trials }) => {
      const random = seededRandom(11);
      let flagged = 0;
      let missed = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        if (outcomeOf(text, draw, 1, random) === 'failed') flagged += 1;
        if (outcomeOf(text, draw, 1.25, random) === 'passed') missed += 1;
      }
      expect(flagged / trials).toBeLessThanOrEqual(0.05);
      expect(missed / trials).toBeLessThanOrEqual(0.05);
    },
  );

  it('has power: the same version passes, and one twice as slow fails', () => {
    const random = seededRandom(12);
    const narrow: Draw = (one) => 100 + normal(one);
    for (let trial = 0; trial < 20; trial += 1) {
      expect(outcomeOf('p(95)<=+10%', narrow, 1, random)).toBe('passed');
      expect(outcomeOf('p(95)<=+10%', lognormal, 2, random)).toBe('failed');
    }
  });
});

const many = (n: number, ms: number, arm: 'target' | 'current' = 'target') =>
  Array.from({ length: n }, () => warm(ms, arm));

describe('a relative threshold', () => {
  const compare = (text: string, target: number, current: number) =>
    decider(text).decide([...many(100, target), ...many(100, current, 'current')]);

  it('compares in percent and in milliseconds', () => {
    expect(compare('p(95)<=+10%', 109, 100)).toMatchObject({ outcome: 'passed', actual: 9 });
    expect(compare('p(95)<=+10%', 112, 100)).toMatchObject({ outcome: 'failed', actual: 12 });
    expect(compare('avg<=+20ms', 119, 100)).toMatchObject({ outcome: 'passed', actual: 19 });
    expect(compare('avg<=+20ms', 121, 100)).toMatchObject({ outcome: 'failed', actual: 21 });
    expect(compare('avg<+20ms', 120, 100)).toBeUndefined();
    expect(compare('avg<=+20ms', 120, 100)!.outcome).toBe('passed');
  });

  it('says how it was estimated', () => {
    expect(compare('avg<=+10%', 105, 100)!.message).toBe(
      'estimated: +5 %, between +5 % and +5 %, from 100 calls of each version; minimum detectable effect +25 %',
    );
  });

  it('waits for enough calls of both versions', () => {
    const one = decider('avg<=+10%');
    const samples = [...many(150, 1), ...many(60, 1, 'current')];
    expect(one.decide(samples)).toBeUndefined();
    expect(one.missing(samples)).toBe(40);
  });

  it('is inconclusive if the version in production took no time at all', () => {
    expect(compare('avg<=+10%', 0, 0)).toBeUndefined();
    const one = decider('avg<=+10%');
    const none = [...many(400, 0), ...many(400, 0, 'current')];
    expect(one.decide(none)!.outcome).toBe('inconclusive');
  });

  it('gives the same verdict for the same samples', () => {
    const random = seededRandom(3);
    const samples = [1, 2].flatMap((_, arm) =>
      Array.from({ length: 200 }, () => warm(lognormal(random), arm === 0 ? 'target' : 'current')),
    );
    expect(decider('p(95)<=+10%', 200).decide(samples)).toEqual(
      decider('p(95)<=+10%', 200).decide(samples),
    );
  });
});

describe('avg', () => {
  it('is decided by its bounds', () => {
    expect(decider('avg<120').decide(many(100, 119))).toMatchObject({ outcome: 'passed' });
    expect(decider('avg<120').decide(many(100, 120))).toBeUndefined();
    expect(decider('avg<=120').decide(many(100, 120))).toMatchObject({ outcome: 'passed' });
    expect(decider('avg<120').decide(many(100, 121))).toMatchObject({ outcome: 'failed' });
    expect(decider('avg>120').decide(many(100, 121))).toMatchObject({ outcome: 'passed' });
    expect(decider('avg>120').decide(many(100, 119))).toMatchObject({ outcome: 'failed' });
  });

  it('exactly at the limit meets <= and >= only', () => {
    expect(decider('avg>=120').decide(many(100, 120))).toMatchObject({ outcome: 'passed' });
    expect(decider('avg>120').decide(many(100, 120))).toBeUndefined();
    expect(decider('avg<120').decide(many(100, 120))).toBeUndefined();
  });

  it('needs both bounds on one side of the limit', () => {
    const wide = Array.from({ length: 100 }, (_, nth) => warm(nth % 2 === 0 ? 50 : 190));
    for (const text of ['avg<120', 'avg<=120', 'avg>120', 'avg>=120']) {
      expect(decider(text).decide(wide)).toBeUndefined();
    }
  });

  it('is inconclusive if the limit is still between its bounds after the last look', () => {
    const wide = Array.from({ length: 400 }, (_, nth) => warm(nth % 2 === 0 ? 50 : 190));
    const one = decider('avg<120');
    expect(one.decide(wide.slice(0, 200))).toBeUndefined();
    expect(one.decide(wide)).toMatchObject({ outcome: 'inconclusive', n: 400 });
  });

  it('is inconclusive if the calls end before a look', () => {
    expect(decider('avg<120').decide(many(99, 1), 'the time was over')).toEqual({
      outcome: 'inconclusive',
      n: 99,
      message: 'not estimated: the time was over',
    });
  });
});
