import { describe, expect, it } from 'vitest';
import { durationInWords, parseDuration } from '../../src/lib/duration.ts';

describe('parseDuration', () => {
  it.each([
    [0, 0],
    [1.5, 1.5],
    ['250ms', 250],
    ['30s', 30_000],
    ['1.5 s', 1_500],
    ['5m', 300_000],
  ])('%j is %d ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each([
    -1,
    NaN,
    Infinity,
    '',
    '30',
    '-1s',
    '30 seconds',
    '1h',
    '1e3ms',
    '500h',
    '999999m',
    null,
    {},
    undefined,
  ])('%j is not a duration', (value) => expect(parseDuration(value)).toBeUndefined());
});

it('durationInWords', () => {
  expect([0.4, 850, 30_000, 61_250].map(durationInWords)).toEqual([
    '0 ms',
    '850 ms',
    '30 s',
    '61.3 s',
  ]);
});
