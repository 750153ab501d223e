import { expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/random.ts';

it('is mulberry32, so that verdicts stay the same from release to release', () => {
  // The first numbers of the reference implementation in C, for the seed 1.
  const random = seededRandom(1);
  expect([random(), random(), random()].map((value) => value * 2 ** 32)).toEqual([
    2_693_262_067, 11_749_833, 2_265_367_787,
  ]);
});

it('gives the same numbers for the same seed, and others for another', () => {
  const [a, b, c] = [seededRandom(1), seededRandom(1), seededRandom(2)];
  const first = [a(), a(), a()];
  expect([b(), b(), b()]).toEqual(first);
  expect([c(), c(), c()]).not.toEqual(first);
});

it('spreads them evenly from 0 up to 1', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  const random = seededRandom(3);
  for (let drawn = 0; drawn < 10_000; drawn += 1) counts[Math.floor(random() * 10)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
