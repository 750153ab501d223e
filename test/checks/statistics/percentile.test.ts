import { describe, expect, it } from 'vitest';
import {
  ascending,
  percentile,
  percentileBounds,
} from '../../../src/checks/statistics/percentile.ts';
import { clusteredBounds, proofBounds } from '../../../src/checks/statistics/proofBounds.ts';
import { seededRandom } from '../../../src/lib/random.ts';

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('percentile', () => {
  it.each([
    [0.95, 95],
    [0.5, 50],
    [0.07, 7],
    [0.55, 55],
    [0.951, 96],
    [0.999, 100],
    [0.001, 1],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (share, value) => {
    expect(percentile(oneTo(100), share)).toBe(value);
  });

  it('takes the rank in decimal: no share of whole percent is rounded up', () => {
    const values = oneTo(100);
    for (const percent of oneTo(100)) expect(percentile(values, percent / 100)).toBe(percent);
  });

  it('of no values is NaN', () => expect(percentile([], 0.5)).toBeNaN());
});

describe('percentileBounds', () => {
  it('are the values at the ranks of the binomial bounds', () => {
    const bounds = proofBounds(100, 0.05, 0.05);
    expect(bounds).toEqual({ metUpTo: 1, brokenFrom: 10 });
    expect(percentileBounds(oneTo(100), bounds)).toEqual({ lower: 91, upper: 99 });
  });

  it('have no upper end if the sample is too small to show the percentile', () => {
    expect(percentileBounds(oneTo(100), proofBounds(100, 0.01, 0.05)).upper).toBe(Infinity);
    expect(percentileBounds(oneTo(3), proofBounds(3, 0.5, 0.05)).lower).toBe(0);
  });

  it.each([
    ['skewed', (random: () => number) => random() ** 3],
    ['with two values', (random: () => number) => (random() < 0.052 ? 1_000 : 100)],
  ])('contain the true p95 as often as they claim: %s', (_, draw) => {
    const random = seededRandom(4);
    const truth = percentile(ascending(Array.from({ length: 200_000 }, () => draw(random))), 0.95);
    let [below, above] = [0, 0];
    for (let trial = 0; trial < 2_000; trial += 1) {
      const values = ascending(Array.from({ length: 150 }, () => draw(random)));
      const { lower, upper } = percentileBounds(values, proofBounds(150, 0.05, 0.05));
      if (truth < lower) below += 1;
      if (truth > upper) above += 1;
    }
    expect(below / 2_000).toBeLessThan(0.06);
    expect(above / 2_000).toBeLessThan(0.06);
  });
});

describe('clusteredBounds', () => {
  it('are those of fewer calls, in calls', () => {
    expect(clusteredBounds(180, 0.05, 0.022, 1)).toEqual(proofBounds(180, 0.05, 0.022));
    const half = proofBounds(90, 0.05, 0.022);
    expect(clusteredBounds(180, 0.05, 0.022, 2)).toEqual({
      metUpTo: half.metUpTo * 2,
      brokenFrom: half.brokenFrom * 2,
    });
  });

  it('prove nothing if too few independent calls are left', () => {
    expect(clusteredBounds(90, 0.05, 0.022, 90)).toEqual({ metUpTo: -1, brokenFrom: 91 });
  });

  it('are never narrower than those of independent calls', () => {
    for (let n = 20; n <= 400; n += 20) {
      const plain = proofBounds(n, 0.05, 0.022);
      for (const clustering of [1.1, 1.5, 3, 10]) {
        const wide = clusteredBounds(n, 0.05, 0.022, clustering);
        expect(wide.metUpTo).toBeLessThanOrEqual(plain.metUpTo);
        expect(wide.brokenFrom).toBeGreaterThanOrEqual(plain.brokenFrom);
      }
    }
  });
});
