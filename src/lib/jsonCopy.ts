import { JSON, TypeError } from './primordials.ts';

/**
 * A copy of the value, as its JSON text describes it; `undefined` stays `undefined`. Throws if the
 * value has no JSON text, such as a function or a cycle.
 *
 * @param what - The subject of that error's sentence.
 */
export function jsonCopy(value: unknown, what = 'the value'): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined)
    throw new TypeError(`${what} is a ${typeof value}, which JSON cannot hold`);
  return JSON.parse(text) as unknown;
}
