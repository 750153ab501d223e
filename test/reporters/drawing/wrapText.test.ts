import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../src/reporters/drawing/wrapText.ts';

describe('wrapText', () => {
  it('breaks between words, and breaks a word only if it is too long', () => {
    expect(wrapText('one two three four five six', 20)).toEqual(['one two three four', 'five six']);
    expect(wrapText('x'.repeat(45), 20)).toEqual(['x'.repeat(20), 'x'.repeat(20), 'xxxxx']);
  });

  it('keeps the line breaks and the indentation of the text', () => {
    expect(wrapText('{\n  "key": 1\n}', 20)).toEqual(['{', '  "key": 1', '}']);
    expect(wrapText(`    ${'y'.repeat(20)}`, 20)).toEqual([`    ${'y'.repeat(16)}`, 'yyyy']);
  });

  it('never makes a column too narrow to read', () => {
    expect(wrapText('a'.repeat(25), 3)).toEqual(['a'.repeat(20), 'aaaaa']);
    expect(wrapText('as it is', Infinity)).toEqual(['as it is']);
  });
});
