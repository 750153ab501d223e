import { expect, it } from 'vitest';
import { jsonCopy } from '../../src/lib/jsonCopy.ts';

it('copies what JSON can hold', () => {
  const value = { list: [1, { a: 'b' }], date: new Date(0), missing: undefined };
  const copy = jsonCopy(value);
  expect(copy).toEqual({ list: [1, { a: 'b' }], date: '1970-01-01T00:00:00.000Z' });
  expect(copy).not.toHaveProperty('missing');
  value.list.push(2);
  expect(copy).toMatchObject({ list: [1, { a: 'b' }] });
});

it('keeps undefined', () => expect(jsonCopy(undefined)).toBeUndefined());

it('rejects what has no JSON text', () => {
  expect(() => jsonCopy(() => 1)).toThrow('the value is a function, which JSON cannot hold');
  expect(() => jsonCopy(Symbol('s'), 'the payload')).toThrow('the payload is a symbol');
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(() => jsonCopy(cycle)).toThrow(TypeError);
  expect(() => jsonCopy(1n)).toThrow(TypeError);
});
