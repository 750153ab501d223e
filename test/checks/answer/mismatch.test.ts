import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/checks/answer/mismatch.ts';

it('takes -0 for 0, and NaN for itself', () => {
  const answer = JSON.parse('{ "total": -0 }') as unknown;
  expect(mismatches('', { total: 0 }, answer)).toEqual([]);
  expect(mismatches('', { total: -0 }, { total: 0 })).toEqual([]);
  expect(mismatches('', NaN, NaN)).toEqual([]);
  expect(mismatches('', 0, null)).toHaveLength(1);
});

describe('a RegExp that remembers its last position', () => {
  it.each([[/x\d/g], [/x\d/y]])('%s matches the same text again and again', (expected) => {
    for (let time = 0; time < 3; time += 1) expect(mismatches('', expected, 'x1')).toEqual([]);
    expect(expected.lastIndex).toBe(0);
  });
});
