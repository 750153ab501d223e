import { WeakSet } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';

const nesting = new WeakSet<Check>();

/**
 * Marks a check that runs others inside by `runNested`. When time is over those end at once, and
 * it can still say which of them were not finished: it is given one turn of the event loop more.
 */
export function markNesting(check: Check): Check {
  nesting.add(check);
  return check;
}

/** `true` for a check that was marked. */
export function isNesting(check: Check): boolean {
  return nesting.has(check);
}
