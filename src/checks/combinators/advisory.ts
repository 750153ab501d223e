import type { Check } from '../../model/check.ts';
import { checkMistakes } from '../run/options.ts';
import { combineOne } from './combine.ts';
import { isNesting, markNesting } from './nesting.ts';

/** The check is measured and shown, and never decides, not even where it hangs. */
export function advisory(check: Check): Check {
  const marked = combineOne(
    'advisory',
    check,
    () => [],
    () => ({ name: check.name, run: (context) => check.run(context) }),
  );
  // What is no check at all must not pass for one that never decides.
  if (checkMistakes(marked).length > 0) return marked;
  const asAdvisory = { ...marked, advisory: true };
  return isNesting(marked) ? markNesting(asAdvisory) : asAdvisory;
}
