import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/lib/random.ts';
import { compareDraws } from './drawTimes.ts';
import { decider, normal, plan, warm } from './fakeSamples.ts';

const calls = (over: (nth: number) => boolean, n: number) =>
  Array.from({ length: n }, (_, nth) => warm(over(nth) ? 400 : 100));

describe('calls over the limit that come in bursts', () => {
  it('prove less than as many independent ones', () => {
    const spread = calls((nth) => nth % 9 === 0, 90);
    const burst = calls((nth) => nth >= 20 && nth < 32, 90);
    expect(decider('p(95)<300').decide(spread)).toMatchObject({ outcome: 'failed' });
    expect(decider('p(95)<300').decide(burst)).toBeUndefined();
    const few = (nth: number) => nth >= 50 && nth < 53;
    expect(decider('p(95)<300', 200).decide(calls((nth) => nth % 50 === 7, 200))).toMatchObject({
      outcome: 'passed',
    });
    expect(decider('p(95)<300', 200).decide(calls(few, 200))).toMatchObject({
      outcome: 'inconclusive',
    });
  });

  it('still prove a version that is healthy or broken, with more calls', () => {
    const hiccup = calls((nth) => nth >= 50 && nth < 53, 720);
    expect(decider('p(95)<300').decide(hiccup)).toMatchObject({ outcome: 'passed' });
    const broken = calls((nth) => nth >= 40, 720);
    expect(decider('p(95)<300').decide(broken)).toMatchObject({ outcome: 'failed' });
  });

  it('are named in the message', () => {
    const found = decider('p(95)<300', 200).decide(calls((nth) => nth >= 50 && nth < 53, 200))!;
    expect(found.message).toContain(
      'those come in bursts, so 200 calls tell as much as 40 independent ones',
    );
  });

  it('widen the bounds of a comparison', () => {
    const compare = (over: (nth: number) => boolean) =>
      decider('p(95)<=+10%').decide([
        ...calls(over, 100),
        ...Array.from({ length: 100 }, () => warm(100, 'current')),
      ]);
    expect(compare((nth) => nth % 8 === 0)).toMatchObject({ outcome: 'failed' });
    expect(compare((nth) => nth >= 43 && nth < 56)).toBeUndefined();
  });
});

describe('a version that still warms up', () => {
  const steady = (random: () => number) => 100 + 15 * normal(random);
  /** Equal to the version in production, but half as slow again at first. */
  const warming = (timeConstant: number) => {
    let nth = 0;
    return (random: () => number) => (1 + 0.5 * Math.exp(-nth++ / timeConstant)) * steady(random);
  };

  it.each(['p(95)<=+10%', 'avg<=+10%', 'med<=+10%'])('rarely fails %s for that', (text) => {
    const random = seededRandom(9);
    const planned = plan(text, 'auto', 800);
    let failed = 0;
    for (let trial = 0; trial < 40; trial += 1) {
      const { outcome } = compareDraws(planned, warming(100), steady, random);
      if (outcome === 'failed') failed += 1;
    }
    expect(failed).toBeLessThanOrEqual(2);
  });

  it('is judged by the calls after that', () => {
    const random = seededRandom(10);
    const found = compareDraws(plan('p(95)<=+10%', 'auto', 800), warming(60), steady, random);
    expect(found.outcome).toBe('passed');
    expect(found.message).toMatch(/\d+ calls of each version after the first \d+, while/);
  });

  it('does not hide a version that is slower when it is warm', () => {
    const random = seededRandom(11);
    const slow = warming(30);
    const planned = plan('p(95)<=+10%', 'auto', 800);
    const found = compareDraws(planned, (one) => 1.5 * slow(one), steady, random);
    expect(found.outcome).toBe('failed');
  });

  it('drift that affects both versions is not a warm-up', () => {
    const random = seededRandom(12);
    const drifting = (nth: number) => steady(random) * (1 + nth / 400);
    const samples = Array.from({ length: 200 }, (_, nth) => [
      warm(drifting(nth)),
      warm(drifting(nth), 'current'),
    ]).flat();
    const found = decider('med<=+10%', 200).decide(samples)!;
    expect(found).toMatchObject({ outcome: 'passed', n: 200 });
  });
});
