import { Array } from './primordials.ts';
import { inWords } from './jsonSafe.ts';

/** A value for messages about wrong types: `"many"`, `42`, `a function`, `an empty list`, `not given`. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list (${inWords(value)})`;
  }
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'not given';
  return inWords(value);
}
