import { expect, it } from 'vitest';
import { meanBounds, momentsOf, ratioBounds } from '../../../src/checks/statistics/meanBounds.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { normal } from '../latency/fakeSamples.ts';

type Draw = (random: () => number) => number;

const shapes: [string, Draw, number][] = [
  ['even', (random) => random(), 0.5],
  ['lognormal', (random) => Math.exp(0.5 * normal(random)), Math.exp(0.125)],
];

it.each(shapes)('contain the true mean about as often as they claim: %s', (_, draw, truth) => {
  const random = seededRandom(6);
  const trials = 3_000;
  let [below, above] = [0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    const moments = momentsOf(Array.from({ length: 100 }, () => draw(random)));
    const { lower, upper } = meanBounds(moments, 0.05);
    if (truth < lower) below += 1;
    if (truth > upper) above += 1;
  }
  for (const wrong of [below, above]) {
    expect(wrong / trials).toBeGreaterThan(0.03);
    expect(wrong / trials).toBeLessThan(0.065);
  }
});

it.each(shapes)('of a difference and of a ratio agree about 1: %s', (_, draw) => {
  const random = seededRandom(7);
  for (let trial = 0; trial < 50; trial += 1) {
    const sample = () => momentsOf(Array.from({ length: 60 }, () => draw(random)));
    const [target, current] = [sample(), sample()];
    const difference = meanBounds(target, 0.05, current);
    const ratio = ratioBounds(target, current, 0.05);
    expect(Math.sign(ratio.lower - 1)).toBe(Math.sign(difference.lower));
    expect(Math.sign(ratio.upper - 1)).toBe(Math.sign(difference.upper));
  }
});

it('are the values themselves if all calls took the same time', () => {
  const same = momentsOf([5, 5, 5]);
  expect(meanBounds(same, 0.05)).toEqual({ lower: 5, upper: 5 });
  expect(ratioBounds(same, momentsOf([4, 4]), 0.05).upper).toBeCloseTo(1.25, 12);
});

it('of a ratio have no upper end if the other mean may be 0', () => {
  expect(ratioBounds(momentsOf([5, 5]), momentsOf([0, 0]), 0.05).upper).toBe(Infinity);
});
