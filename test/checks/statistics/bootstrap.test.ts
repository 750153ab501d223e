import { describe, expect, it } from 'vitest';
import {
  bootstrapBounds,
  meanStatistic,
  percentileStatistic,
} from '../../../src/checks/statistics/bootstrap.ts';
import { ascending, percentile } from '../../../src/checks/statistics/percentile.ts';
import { seededRandom } from '../../../src/lib/random.ts';

describe('percentile', () => {
  it.each([
    [0.95, 95],
    [0.5, 50],
    [0.951, 96],
    [0.999, 100],
    [0.001, 1],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (share, value) => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(values, share)).toBe(value);
  });

  it('of nothing is nothing', () => expect(percentile([], 0.5)).toBeNaN());
});

it('a seed always gives the same numbers, spread evenly', () => {
  const [a, b] = [seededRandom(1), seededRandom(1)];
  expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  const drawn = Array.from({ length: 10_000 }, seededRandom(2));
  expect(drawn.reduce((sum, value) => sum + value, 0) / 10_000).toBeCloseTo(0.5, 1);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(seededRandom(3)()).not.toBe(seededRandom(4)());
});

describe('the shortcut to resampled percentiles', () => {
  it('has the distribution of sorting real resamples', () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 60 }, () => random() ** 2 * 100);
    const short = percentileStatistic(values, 0.9);
    const long = () =>
      percentile(ascending(values.map(() => values[Math.floor(random() * 60)]!)), 0.9);
    const quantiles = (draw: () => number) => {
      const drawn = ascending(Array.from({ length: 20_000 }, draw));
      return [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => percentile(drawn, share));
    };
    expect(quantiles(() => short.resampled(random))).toEqual(quantiles(long));
    expect(short.value).toBe(percentile(ascending(values), 0.9));
  });
});

it('bounds of a mean hold the true mean about as often as they say', () => {
  const random = seededRandom(6);
  let below = 0;
  let above = 0;
  const trials = 300;
  for (let trial = 0; trial < trials; trial += 1) {
    const statistic = meanStatistic(Array.from({ length: 100 }, random));
    const { lower, upper } = bootstrapBounds(() => statistic.resampled(random), 0.05);
    if (0.5 < lower) below += 1;
    if (0.5 > upper) above += 1;
  }
  expect(below / trials).toBeLessThan(0.08);
  expect(above / trials).toBeLessThan(0.08);
  expect(below + above).toBeGreaterThan(0);
});
