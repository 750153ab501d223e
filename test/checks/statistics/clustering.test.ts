import { describe, expect, it } from 'vitest';
import { clusteringOf } from '../../../src/checks/statistics/clustering.ts';
import { trendOf } from '../../../src/checks/statistics/trend.ts';
import { withoutPauses } from '../../../src/lib/steps.ts';
import { seededRandom } from '../../../src/lib/random.ts';

/** Calls that are over the limit in bursts of this length on average. */
function bursts(n: number, share: number, length: number, random: () => number): boolean[] {
  let isOver = random() < share;
  return Array.from({ length: n }, () => {
    const stays = isOver ? 1 - 1 / length : 1 - share / (1 - share) / length;
    if (random() >= stays) isOver = !isOver;
    return isOver;
  });
}

describe('clusteringOf', () => {
  it('is exact: at most 1 % of independent calls are taken for clustered ones', () => {
    // Every order of 4 calls over the limit among 14, all equally probable.
    let [orders, clustered] = [0, 0];
    for (let bits = 0; bits < 2 ** 14; bits += 1) {
      const calls = Array.from({ length: 14 }, (_, nth) => ((bits >> nth) & 1) === 1);
      if (calls.filter(Boolean).length !== 4) continue;
      orders += 1;
      if (clusteringOf(calls) > 1) clustered += 1;
    }
    // One run: 11 of 1,001 orders, more than 1 %.
    expect([orders, clustered]).toEqual([1_001, 0]);
    const one = (n: number) => Array.from({ length: n }, (_, nth) => nth >= 3 && nth < 7);
    expect(clusteringOf(one(14))).toBe(1);
    expect(clusteringOf(one(15))).toBeGreaterThan(1);
  });

  it.each([0.02, 0.05, 0.2, 0.5, 0.9])('is rarely above 1 for independent calls: %d', (share) => {
    const random = seededRandom(3);
    let clustered = 0;
    for (let trial = 0; trial < 1_000; trial += 1) {
      if (clusteringOf(Array.from({ length: 180 }, () => random() < share)) > 1) clustered += 1;
    }
    expect(clustered).toBeLessThanOrEqual(20);
  });

  it('is about twice the length of the bursts', () => {
    const random = seededRandom(4);
    for (const length of [5, 10, 20]) {
      const found = clusteringOf(bursts(20_000, 0.1, length, random));
      expect(found).toBeGreaterThan(1.5 * length);
      expect(found).toBeLessThan(2.5 * length);
    }
  });

  it('can tell nothing of no call over the limit, of one, or if all are', () => {
    expect(clusteringOf([])).toBe(1);
    expect(clusteringOf(Array.from({ length: 90 }, () => false))).toBe(1);
    expect(clusteringOf(Array.from({ length: 90 }, (_, nth) => nth === 4))).toBe(1);
    expect(clusteringOf(Array.from({ length: 90 }, () => true))).toBe(1);
  });
});

describe('trendOf', () => {
  const trendOnce = (values: readonly number[]) => withoutPauses(trendOf(values));

  it('is 0 without a trend, and many deviations with one', () => {
    expect(trendOnce([5, 5, 5, 5])).toBe(0);
    expect(trendOnce([1, 2])).toBe(0);
    const rising = Array.from({ length: 101 }, (_, nth) => nth);
    expect(trendOnce(rising)).toBeCloseTo(10, 9);
    expect(trendOnce([...rising].reverse())).toBeCloseTo(-10, 9);
  });

  it('is standard normal for independent values', () => {
    const random = seededRandom(5);
    let beyond = 0;
    for (let trial = 0; trial < 2_000; trial += 1) {
      const z = trendOnce(Array.from({ length: 100 }, () => Math.floor(random() * 20)));
      if (Math.abs(z) > 1.96) beyond += 1;
    }
    expect(beyond / 2_000).toBeGreaterThan(0.035);
    expect(beyond / 2_000).toBeLessThan(0.065);
  });
});
