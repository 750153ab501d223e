import fc from 'fast-check';
import { expect, it } from 'vitest';
import { histogramOf } from '../../../src/checks/statistics/histogram.ts';

it('has no columns for no values, and one for equal values', () => {
  expect(histogramOf([])).toBeUndefined();
  expect(histogramOf([3, 3])).toEqual({ edgesMs: [3, 3], counts: [2] });
});

it('counts every value exactly once', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (list) => {
      const { edgesMs, counts } = histogramOf(list)!;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length);
      expect(edgesMs).toHaveLength(counts.length + 1);
      expect(edgesMs.every((edge, index) => index === 0 || edge >= edgesMs[index - 1]!)).toBe(true);
    }),
    { seed: 1 },
  );
});

it('counts each value in its column', () => {
  const { counts } = histogramOf([0, 1, 1, 16].map((value) => value + 100))!;
  expect(counts[0]).toBe(1);
  expect(counts[1]).toBe(2);
  expect(counts.at(-1)).toBe(1);
});
