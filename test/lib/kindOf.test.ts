import { expect, it } from 'vitest';
import { kindOf } from '../../src/lib/kindOf.ts';

it.each([
  ['many', '"many"'],
  [42, '42'],
  [null, 'null'],
  [undefined, 'not given'],
  [() => 1, 'a function'],
  [[], 'an empty list'],
  [[1, 'a'], 'a list ([1,"a"])'],
  [{ a: 1 }, '{"a":1}'],
  [Number.NaN, '"NaN"'],
])('kindOf(%o) is %s', (value, text) => expect(kindOf(value)).toBe(text));
