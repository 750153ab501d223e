import { Array, Object } from './primordials.ts';

/** `true` for any object that is not an array, also for instances of classes. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `true` for an object such as `{ a: 1 }`. A promise that was not awaited, a Map and an instance of
 * a class are not literals: their members are inherited, so a comparison would compare nothing.
 */
export function isObjectLiteral(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object from another realm has another Object.prototype, which also ends the chain.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** A copy without the members that are `undefined`. */
export function definedMembers<T extends object>(value: T): Partial<Defined<T>> {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as Partial<Defined<T>>;
}

/** What an object is if it is not a literal: `an instance of Map`. */
export function describeInstance(value: object): string {
  const name: unknown = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object'
    ? `an instance of ${name}`
    : 'an object that inherits its members';
}
