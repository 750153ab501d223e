import { Array } from './primordials.ts';
import { inWords } from './jsonSafe.ts';

/** A value in a sentence about its kind: `"many"`, `a function`, `a list`, `null`. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list (${inWords(value)})`;
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'not given';
  return inWords(value);
}
