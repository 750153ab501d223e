import { describe, expect, it } from 'vitest';
import { showControls, showControlsIn } from '../../src/lib/showControls.ts';

describe('showControls', () => {
  it.each([
    ['\u001b[31mred', '\\u001b[31mred'],
    ['\u009b31m', '\\u009b31m'],
    ['a\rb\u0000\u007f', 'a\\u000db\\u0000\\u007f'],
    ['\u202eevil', '\\u202eevil'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['ü 漢 🎉', 'ü 漢 🎉'],
  ])('shows %j', (text, shown) => {
    expect(showControls(text)).toBe(shown);
  });

  it('does so in every text of plain data', () => {
    const escape = '\u001b';
    expect(showControlsIn({ [escape]: [escape, 1, null, { text: escape }] })).toEqual({
      '\\u001b': ['\\u001b', 1, null, { text: '\\u001b' }],
    });
  });
});
