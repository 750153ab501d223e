import { JSON, TypeError } from './primordials.ts';

/** The value as its JSON says it, a copy; rejects what has none. `undefined` stays what it is. */
export function jsonCopy(value: unknown): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`the payload, a ${typeof value}, has no JSON`);
  return JSON.parse(text) as unknown;
}
