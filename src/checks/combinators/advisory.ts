import type { Check } from '../../model/check.ts';
import type { NoOptions } from '../options/checkFactory.ts';
import { combinator, noOptions, sameRun, type Combinator } from './combinator.ts';

/** The check is measured and shown, and never decides, not even if it hangs: `advisory(check)`. */
export const advisory: Combinator<NoOptions, [check: Check]> = combinator(
  {
    name: 'advisory',
    children: 'one',
    options: noOptions,
    make: (_, [check]) => ({ ...sameRun(check), advisory: true }),
  },
  (check) => ({ options: {}, checks: [check] }),
);
