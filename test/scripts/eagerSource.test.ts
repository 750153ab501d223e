import { expect, it } from 'vitest';
import { eagerSource } from '../../scripts/build/eager/eagerSource.ts';

const source = [
  'const double = (n) => [n].map((one) => one * 2)[0];',
  'const late = async () => double(1);',
  'const named = function inner(n) { return n ? inner(n - 1) : 0; };',
  'function declared() { return double(2); }',
  'const object = { method() { return declared(); }, arrow: () => 3 };',
].join('\n');

/** The place of a part of the source. */
function place(part: string): { start: number; end: number } {
  const start = source.indexOf(part);
  return { start, end: start + part.length };
}

const outer = '(n) => [n].map((one) => one * 2)[0]';
const expression = 'function inner(n) { return n ? inner(n - 1) : 0; }';

it('puts parentheses around the chosen expressions, also around one inside another', () => {
  const marked = eagerSource(source, [outer, '(one) => one * 2', expression].map(place));
  const [first, second, third, ...rest] = marked.split('\n');
  expect(first).toBe('const double = ((n) => [n].map(((one) => one * 2))[0]);');
  expect(third).toBe(`const named = (${expression});`);
  expect([second, ...rest]).toEqual(source.split('\n').filter((_, line) => line === 1 || line > 2));
});

it('leaves declarations and methods: V8 has no sign for them', () => {
  const parts = ['function declared() { return double(2); }', 'method() { return declared(); }'];
  expect(eagerSource(source, parts.map(place))).toBe(source);
});

it('leaves what only overlaps a chosen place', () => {
  const { start, end } = place(outer);
  expect(eagerSource(source, [{ start, end: end - 1 }])).toBe(source);
});
