import type { Check, CheckContext, CheckResult } from '../../model/check.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { combineOne } from './combine.ts';

/** Says whether a check applies; anything but `true` and `false` is a mistake. */
export type ContextPredicate = (context: CheckContext) => boolean | Promise<boolean>;

/**
 * The check where the predicate is true, else `skipped`, which does not fail the hook:
 * `when(({ target }) => target.functionName === 'orders', ordersCheck)`.
 */
export function when(predicate: ContextPredicate, check: Check): Check {
  return combineOne(
    'when',
    check,
    () => predicateMistakes(predicate),
    () => ({ name: check.name, run: (context) => runWhere(predicate, check, context) }),
  );
}

function predicateMistakes(predicate: unknown): string[] {
  if (typeof predicate === 'function') return [];
  return [`the predicate that when was given is ${kindOf(predicate)}; expected a function`];
}

async function runWhere(
  predicate: ContextPredicate,
  check: Check,
  context: CheckContext,
): Promise<CheckResult | void> {
  const applies: unknown = await predicate(context);
  if (applies === true) return check.run(context);
  if (applies === false) {
    return { outcome: 'skipped', message: 'the predicate of when says that it does not apply' };
  }
  const message = `the predicate of when returned ${kindOf(applies)}; expected true or false`;
  return { outcome: 'errored', message };
}
