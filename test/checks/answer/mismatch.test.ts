import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/checks/answer/mismatch.ts';

describe('a RegExp that remembers its last position', () => {
  it.each([[/x\d/g], [/x\d/y]])('%s matches the same text again and again', (expected) => {
    for (let time = 0; time < 3; time += 1) expect(mismatches('', expected, 'x1')).toEqual([]);
    expect(expected.lastIndex).toBe(0);
  });
});
