import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { describeInstance, isObjectLiteral, isPlainObject } from '../../src/lib/objects.ts';

class Point {
  x = 1;
}

const literals: [string, unknown][] = [
  ['{}', {}],
  ['an object without prototype', Object.create(null)],
  ['an object of another realm', runInNewContext('({ a: 1 })')],
];

const instances: [string, unknown][] = [
  ['a Map', new Map()],
  ['a promise', Promise.resolve()],
  ['an instance of a class', new Point()],
  ['an object with an inherited member', Object.create({ a: 1 })],
];

const others: [string, unknown][] = [
  ['an array', []],
  ['null', null],
  ['a text', 'x'],
  ['a function', () => 1],
  ['undefined', undefined],
];

describe('isPlainObject', () => {
  it.each([...literals, ...instances])('%s is one', (_, value) => {
    expect(isPlainObject(value)).toBe(true);
  });
  it.each(others)('%s is not', (_, value) => expect(isPlainObject(value)).toBe(false));
});

describe('isObjectLiteral', () => {
  it.each(literals)('%s is one', (_, value) => expect(isObjectLiteral(value)).toBe(true));
  it.each([...instances, ...others])('%s is not', (_, value) => {
    expect(isObjectLiteral(value)).toBe(false);
  });
});

it('describeInstance names the class, if there is one', () => {
  expect(describeInstance(new Map())).toBe('an instance of Map');
  expect(describeInstance(new Point())).toBe('an instance of Point');
  expect(describeInstance(Object.create({ a: 1 }) as object)).toBe(
    'an object that inherits its members',
  );
  expect(describeInstance(Object.create(null) as object)).toBe(
    'an object that inherits its members',
  );
});
