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
    [0.07, 7],
    [0.55, 55],
    [0.951, 96],
    [0.999, 100],
    [0.001, 1],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (share, value) => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(values, share)).toBe(value);
  });

  it('of no values is NaN', () => expect(percentile([], 0.5)).toBeNaN());
});

describe('percentileStatistic', () => {
  it('draws from the distribution that sorted resamples have', () => {
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

it('the bounds of a mean contain the true mean about as often as they claim', () => {
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
