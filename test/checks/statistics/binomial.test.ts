import { describe, expect, it } from 'vitest';
import {
  binomialAtLeast,
  binomialAtMost,
  binomialTerms,
} from '../../../src/checks/statistics/binomial.ts';
import { callsToProve, proofBounds } from '../../../src/checks/statistics/proofBounds.ts';

describe('the binomial distribution', () => {
  it('is right for cases that can be counted by hand', () => {
    for (const [k, ways] of [1, 4, 6, 4, 1].entries()) {
      expect(binomialTerms(4, 0.5)[k]).toBeCloseTo(ways / 16, 12);
    }
    expect(binomialAtMost(1, 4, 0.5)).toBeCloseTo(5 / 16, 12);
    expect(binomialAtLeast(3, 4, 0.5)).toBeCloseTo(5 / 16, 12);
    expect(binomialAtMost(0, 59, 0.05)).toBeCloseTo(0.95 ** 59, 12);
  });

  it('is 0 or 1 beyond its ends', () => {
    expect([binomialAtMost(-1, 5, 0.1), binomialAtMost(5, 5, 0.1)]).toEqual([0, 1]);
    expect([binomialAtLeast(0, 5, 0.1), binomialAtLeast(6, 5, 0.1)]).toEqual([1, 0]);
  });

  it.each([10, 100, 720, 5_000])('sums to one for n = %d', (n) => {
    for (const share of [0.001, 0.05, 0.5, 0.99]) {
      expect(binomialTerms(n, share).reduce((sum, term) => sum + term, 0)).toBeCloseTo(1, 9);
    }
  });

  it('keeps small probabilities at the far end', () => {
    expect(binomialAtLeast(100, 100, 0.05)).toBeCloseTo(0.05 ** 100, 135);
    expect(binomialAtLeast(100, 100, 0.05)).toBeGreaterThan(0);
  });
});

describe('callsToProve, at 95 % confidence', () => {
  it.each([
    [0.05, [59, 93, 124, 153]],
    [0.01, [299, 473, 628]],
    [0.1, [29, 46, 61]],
    [0.5, [5, 8, 11]],
  ])('share %d: %j calls, with 0, 1, 2 ... of them over the limit', (share, calls) => {
    expect(calls.map((_, over) => callsToProve(over, share, 0.05))).toEqual(calls);
    for (const [over, n] of calls.entries()) {
      expect(proofBounds(n, share, 0.05).metUpTo).toBe(over);
      expect(proofBounds(n - 1, share, 0.05).metUpTo).toBe(over - 1);
    }
  });

  it('twenty calls cannot: their p95 looks fine 39 % of the time although 10 % are over', () => {
    expect(proofBounds(20, 0.05, 0.05).metUpTo).toBe(-1);
    expect(binomialAtMost(1, 20, 0.1)).toBeCloseTo(0.39, 2);
  });
});

describe('proofBounds', () => {
  it.each([
    [90, 0.05, 0.022],
    [720, 0.05, 0.022],
    [450, 0.01, 0.02],
    [9, 0.5, 0.022],
    [1, 0.5, 0.5],
  ])(
    'for %d calls, share %d, error %d: the outermost bounds within the error',
    (n, share, alpha) => {
      const { metUpTo, brokenFrom } = proofBounds(n, share, alpha);
      expect(binomialAtMost(metUpTo, n, share)).toBeLessThanOrEqual(alpha);
      expect(binomialAtMost(metUpTo + 1, n, share)).toBeGreaterThan(alpha);
      expect(binomialAtLeast(brokenFrom, n, share)).toBeLessThanOrEqual(alpha);
      expect(binomialAtLeast(brokenFrom - 1, n, share)).toBeGreaterThan(alpha);
      expect(metUpTo).toBeLessThan(brokenFrom);
    },
  );
});
