import { expect, it } from 'vitest';
import { findBuiltInFunctions } from '../../../src/hooks/process/builtInFunctions.ts';
import { snapshotGlobals } from '../../../src/hooks/process/globalsSnapshot.ts';

const broken = (): never => {
  throw new Error('this was replaced');
};

const iterated = (collection: Iterable<unknown>): object =>
  Object.getPrototypeOf(collection[Symbol.iterator]()) as object;

const members: [string, object, PropertyKey][] = [
  ['Array.prototype.map', Array.prototype, 'map'],
  ['the iteration of lists', Array.prototype, Symbol.iterator],
  ['next() of lists', iterated([]), 'next'],
  ['next() of maps', iterated(new Map()), 'next'],
  ['Promise.prototype.then', Promise.prototype, 'then'],
  ['Function.prototype.call', Function.prototype, 'call'],
  ['Reflect.defineProperty', Reflect, 'defineProperty'],
  ['Object.keys', Object, 'keys'],
  ['a getter of URL', URL.prototype, 'protocol'],
  ['process.off, which is inherited', process, 'off'],
  ['process.stdout', process, 'stdout'],
];

it.each(members)('restores %s', (_, holder, key) => {
  const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const before = getOwnPropertyDescriptor(holder, key);
  const restore = snapshotGlobals();
  try {
    const isGetter = before?.get !== undefined;
    const put = isGetter ? { get: broken } : { value: broken, writable: true };
    defineProperty(holder, key, { configurable: true, ...put });
    restore();
    const after = getOwnPropertyDescriptor(holder, key);
    expect(after).toEqual(before);
  } finally {
    if (before) defineProperty(holder, key, before);
    else deleteProperty(holder, key);
  }
});

it('removes what all objects inherit since then, and nothing else', () => {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  prototype['before'] = 1;
  const restore = snapshotGlobals();
  try {
    Object.assign(prototype, { get: 1, then: broken });
    // As libraries of assertions do it.
    Object.defineProperty(prototype, 'should', { configurable: true, get: () => 1 });
    restore();
    expect(Object.keys(prototype)).toEqual(['before']);
    expect(Object.hasOwn(prototype, 'should')).toBe(true);
  } finally {
    for (const key of ['before', 'get', 'then', 'should']) Reflect.deleteProperty(prototype, key);
  }
});

it('does not read a global that its module made a getter that throws', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'fetch') ?? {};
  Object.defineProperty(globalThis, 'fetch', { configurable: true, get: broken, set: broken });
  try {
    expect(() => snapshotGlobals()()).not.toThrow();
  } finally {
    Object.defineProperty(globalThis, 'fetch', before);
  }
});

it.each([
  ['removed', { value: undefined }],
  ['made a getter that throws', { get: broken }],
])('finds the built-in functions if a module has %s a global', (_, descriptor) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'EventTarget') ?? {};
  Object.defineProperty(globalThis, 'EventTarget', { configurable: true, ...descriptor });
  try {
    expect(findBuiltInFunctions().length).toBeGreaterThan(500);
  } finally {
    Object.defineProperty(globalThis, 'EventTarget', before);
  }
});
