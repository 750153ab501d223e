import { describe, expect, it } from 'vitest';
import type { Arm, Sample } from '../../../src/checks/latency/sample.ts';
import { proofBounds } from '../../../src/checks/statistics/proofBounds.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { decider, warm } from './fakeSamples.ts';

/** Adds one call at a time until there is a decision; `over` says which ones exceed 300 ms. */
function until(
  threshold: string,
  over: (nth: number) => boolean,
  samples: number | 'auto' = 'auto',
) {
  const one = decider(threshold, samples);
  const calls: Sample[] = [];
  for (let nth = 0; nth < 1_000; nth += 1) {
    const decision = one.decide(calls);
    if (decision !== undefined) return { ...decision, calls: calls.length };
    calls.push(warm(over(nth) ? 400 : 100));
  }
  throw new Error('no decision');
}

const share = (value: number, seed: number) => {
  const random = seededRandom(seed);
  return () => random() < value;
};

describe('with samples: auto', () => {
  it('passes at the first look if no call is over the limit', () => {
    expect(until('p(95)<300', () => false)).toMatchObject({ outcome: 'passed', calls: 90 });
    expect(until('p(90)<300', () => false)).toMatchObject({ outcome: 'passed', calls: 45 });
    expect(until('med<300', () => false)).toMatchObject({
      outcome: 'passed',
      message: expect.stringMatching(/^proven: /) as string,
    });
  });

  it('stops as soon as the missing calls cannot change what the look says', () => {
    const { metUpTo } = proofBounds(9, 0.5, 0.022);
    expect(until('med<300', () => false).calls).toBe(9 - metUpTo);
  });

  it.each([
    ['p(90)<300', 360],
    ['p(95)<300', 720],
    ['p(99)<300', 450],
  ])('detects a clearly broken %s within 15 %% of the largest look', (threshold, largest) => {
    for (const rate of [0.5, 0.7, 1]) {
      for (let seed = 0; seed < 50; seed += 1) {
        const found = until(threshold, share(rate, seed));
        expect(found.outcome).toBe('failed');
        expect(found.calls).toBeLessThanOrEqual(largest * 0.15);
      }
    }
  });

  it('is lossless: a look that ends early says what the whole look would say', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const calls = Array.from({ length: 720 }, share([0.01, 0.03, 0.05, 0.08][seed % 4]!, seed));
      const over = (n: number) => calls.slice(0, n).filter(Boolean).length;
      const whole = [90, 180, 360, 720].flatMap((n) => {
        const { metUpTo, brokenFrom } = proofBounds(n, 0.05, 0.022);
        return over(n) <= metUpTo ? ['passed'] : over(n) >= brokenFrom ? ['failed'] : [];
      })[0];
      expect(until('p(95)<300', (nth) => calls[nth]!).outcome).toBe(whole ?? 'inconclusive');
    }
  });

  it('is inconclusive after the last look, and says what it counted', () => {
    const found = until('p(95)<300', (nth) => nth % 20 === 0);
    expect(found).toMatchObject({ outcome: 'inconclusive', calls: 720, n: 720, actual: 100 });
    expect(found.message).toBe(
      'not proven: 36 of 720 calls took 300 ms or more; the last interim look has 720 samples',
    );
  });
});

describe('with a fixed number of samples', () => {
  it('twenty never pass a p95, however fast, and the message says how many would', () => {
    const found = until('p(95)<300', () => false, 20);
    expect(found).toMatchObject({ outcome: 'inconclusive', calls: 20 });
    expect(found.message).toContain('59 samples would prove it');
  });

  it('59 pass with none over the limit, but not with one', () => {
    expect(until('p(95)<300', () => false, 59)).toMatchObject({ outcome: 'passed', calls: 59 });
    const one = until('p(95)<300', (nth) => nth === 3, 59);
    expect(one.outcome).toBe('inconclusive');
    expect(one.message).toContain('93 samples would prove it');
  });

  it('too few to pass can still fail', () => {
    expect(until('p(95)<300', () => true, 20)).toMatchObject({ outcome: 'failed', calls: 4 });
  });
});

describe('the limit', () => {
  const at300 = (threshold: string) => {
    const one = decider(threshold, 59);
    return one.decide(Array.from({ length: 59 }, () => warm(300)))!.outcome;
  };

  it('a call exactly at the limit breaks < but not <=', () => {
    expect(at300('p(95)<300')).toBe('failed');
    expect(at300('p(95)<=300')).toBe('passed');
  });

  it('> and >= are met if <= and < are broken', () => {
    expect(at300('p(95)>300')).toBe('failed');
    expect(at300('p(95)>=300')).toBe('passed');
    expect(
      decider('p(95)>300', 20).decide(Array.from({ length: 20 }, () => warm(400)))!.outcome,
    ).toBe('passed');
  });
});

describe('calls that do not count', () => {
  const twenty = (over: Partial<Sample>, arm: Arm = 'target') =>
    Array.from({ length: 20 }, () => warm(400, arm, over));

  it.each([
    ['of the version in production', twenty({}, 'current')],
    ['cold starts', twenty({ kind: 'cold' })],
    ['warm-up calls', twenty({ kind: 'warmUp' })],
  ])('%s', (_, samples) => {
    const one = decider('p(95)<300', 20);
    expect(one.decide(samples)).toBeUndefined();
    expect(one.missing(samples)).toBe(20);
  });

  it('failed calls, unless they exceed an upper limit', () => {
    const slow = twenty({ failed: true });
    expect(decider('p(95)<300', 20).decide(slow)!.outcome).toBe('failed');
    expect(decider('p(95)<500', 20).decide(slow)).toBeUndefined();
    expect(decider('p(95)>300', 20).decide(slow)).toBeUndefined();
  });

  it('errors of the version in production', () => {
    const one = decider('errors<5%', 20);
    expect(one.decide(twenty({ failed: true }, 'current'))).toBeUndefined();
  });
});

describe('errors', () => {
  it('counts cold calls too; warm figures leave out cold and failed calls', () => {
    const samples = [
      // Spread over the calls: a burst would count as fewer calls.
      ...Array.from({ length: 30 }, () => [
        warm(1, 'target', { failed: true, kind: 'cold' }),
        warm(1),
        warm(1),
      ]).flat(),
      ...Array.from({ length: 10 }, () => warm(1)),
      warm(1, 'target', { failed: true, kind: 'warmUp' }),
      warm(1, 'current', { failed: true }),
    ];
    expect(decider('errors<5%').decide(samples)).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/^proven: \d+ of \d+ calls failed$/) as string,
    });
    expect(decider('p(95)<300', 70).decide(samples)).toMatchObject({ outcome: 'passed', n: 70 });
    expect(decider('errors<50%', 100).decide(samples)).toMatchObject({
      outcome: 'passed',
      actual: 30,
    });
  });
});

it('is inconclusive if the calls end before the look, and says why', () => {
  const one = decider('p(95)<300');
  const samples = [warm(1), warm(400)];
  expect(one.decide(samples)).toBeUndefined();
  expect(one.missing(samples)).toBe(88);
  expect(one.decide(samples, 'the time was over')).toMatchObject({
    outcome: 'inconclusive',
    message: 'not proven: 1 of 2 calls took 300 ms or more: the time was over',
  });
  expect(decider('p(95)<300').decide([], 'the time was over')!.outcome).toBe('inconclusive');
});
