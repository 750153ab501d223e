import { describe, expect, it } from 'vitest';
import {
  covers,
  parsePointer,
  pointerTo,
  reachesBelow,
  valueAt,
} from '../../src/lib/jsonPointer.ts';

describe('pointers and their keys', () => {
  it.each([
    ['', []],
    ['/', ['']],
    ['/body/items/0', ['body', 'items', '0']],
    ['/a~1b/c~0d', ['a/b', 'c~d']],
    ['/~01', ['~1']],
  ])('%j has the keys %j, and back', (pointer, keys) => {
    expect(parsePointer(pointer)).toEqual(keys);
    expect(keys.reduce(pointerTo, '')).toBe(pointer);
  });

  it('takes an index as a key', () => expect(pointerTo('/items', 2)).toBe('/items/2'));

  it('refuses text that does not start with a slash', () => {
    expect(parsePointer('body')).toBeUndefined();
  });
});

describe('valueAt', () => {
  const value = { list: [{ 'a/b': 1 }], text: 'abc', nothing: null };

  it('follows the path', () => {
    expect(valueAt(value, ['list', '0', 'a/b'])).toBe(1);
    expect(valueAt(value, ['list', 0])).toBe(value.list[0]);
    expect(valueAt(value, ['nothing'])).toBeNull();
    expect(valueAt(value, [])).toBe(value);
  });

  it.each([[['missing', 'below']], [['text', 'length']], [['nothing', 'below']], [['toString']]])(
    'has nothing at %j',
    (path) => expect(valueAt(value, path)).toBeUndefined(),
  );
});

describe('patterns', () => {
  it.each([
    [[], ['body'], true, false],
    [['body'], ['body'], true, false],
    [['body'], ['body', 'token'], true, false],
    [['body', 'token'], ['body'], false, true],
    [['*', 'token'], ['body', 'token'], true, false],
    [['*', 'token'], ['body'], false, true],
    [['body'], ['head'], false, false],
    [['body', 'token'], ['head'], false, false],
  ])('%j and the path %j: covers it %s, reaches below it %s', (pattern, path, covering, below) => {
    expect(covers(pattern, path)).toBe(covering);
    expect(reachesBelow(pattern, path)).toBe(below);
  });
});
