import type { Check } from '../../model/check.ts';

/**
 * A check that runs others inside by `runNested`. They end at once when its time is over, and it
 * can still tell which of them were not finished: it is given one turn of the event loop more.
 */
export interface NestingCheck extends Check {
  readonly nests: true;
}

/** `true` for a check that runs others inside. */
export function isNesting(check: Check): check is NestingCheck {
  return 'nests' in check && check.nests === true;
}
