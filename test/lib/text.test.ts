import { expect, it } from 'vitest';
import { cutText } from '../../src/lib/text.ts';

it('cutText keeps at most the limit, the ellipsis included', () => {
  expect(cutText('abcd', 4)).toBe('abcd');
  expect(cutText('abcde', 4)).toBe('abc…');
  expect(cutText('x'.repeat(256))).toBe('x'.repeat(256));
  expect(cutText('x'.repeat(257))).toHaveLength(256);
});
