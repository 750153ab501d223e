import { expect, it } from 'vitest';
import {
  coversPath,
  matchesPath,
  parsePattern,
} from '../../../src/checks/compare/answers/pathPattern.ts';

const matches = (pattern: string, path: string) =>
  matchesPath(parsePattern(pattern), parsePattern(path));

it.each([
  ['/a', '/a'],
  ['/a/*/c', '/a/b/c'],
  ['/a/**/c', '/a/c'],
  ['/a/**/c', '/a/b/b/c'],
  ['/**', ''],
  ['/**', '/a/b'],
  ['/**/**/a', '/a'],
  ['', ''],
  ['/a~1b', '/a~1b'],
])('%s names %s', (pattern, path) => {
  expect(matches(pattern, path)).toBe(true);
});

it.each([
  ['/a', '/b'],
  ['/a', '/a/b'],
  ['/a/*', '/a'],
  ['/a/**/c', '/a/b'],
  ['/a/**/c', '/c'],
  ['', '/a'],
])('%s does not name %s', (pattern, path) => {
  expect(matches(pattern, path)).toBe(false);
});

it('a pattern with many ** takes no longer than its length and that of the path', () => {
  const pattern = `${'/**/a'.repeat(60)}/b`;
  expect(matches(pattern, '/a'.repeat(90))).toBe(false);
});

it('covers what is below', () => {
  expect(coversPath(['a'], ['a', 'b'])).toBe(true);
  expect(coversPath(['a', 'b'], ['a'])).toBe(false);
});
