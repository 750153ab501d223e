import { describe, expect, it } from 'vitest';
import { sparkline } from '../../../src/reporters/drawing/sparkline.ts';

describe('sparkline', () => {
  it('draws a column for each count, scaled to the highest', () => {
    expect(sparkline({ edgesMs: [1, 2, 3, 4, 5], counts: [8, 4, 2, 1] })).toBe('1 ms █▄▂▁ 5 ms');
  });

  it('shows one value among hundreds, and a gap for an empty bucket', () => {
    expect(sparkline({ edgesMs: [9.876, 20, 40, 123.456], counts: [700, 0, 1] })).toBe(
      '9.88 ms █ ▁ 123.5 ms',
    );
  });

  it.each([
    ['no histogram', undefined],
    ['one column', { edgesMs: [5, 5], counts: [90] }],
    ['no edges', { edgesMs: [], counts: [1, 2] }],
    ['texts instead of numbers', { edgesMs: ['1', '2', '3'], counts: ['1', '2'] }],
    ['other values than lists', { edgesMs: 'abc', counts: 3 }],
    ['null', null],
  ])('draws nothing for %s', (_what, histogram) => {
    expect(sparkline(histogram as never)).toBeUndefined();
  });
});
