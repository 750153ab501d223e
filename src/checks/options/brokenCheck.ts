import { WeakMap } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';
import { describeMistake, type OptionMistake, type Place } from './optionMistake.ts';

const mistakesOf = new WeakMap<Check, readonly OptionMistake[]>();

/**
 * A check that was given something wrong. It does not throw, because a hook whose module throws
 * while it loads never reports. The check reports its mistakes when the hook runs, before anything is
 * invoked.
 */
export function brokenCheck(name: string, mistakes: readonly OptionMistake[], place: Place): Check {
  const message = mistakes.map((one) => describeMistake(one, place)).join('; ');
  const check: Check = { name, run: () => ({ outcome: 'errored', message }) };
  mistakesOf.set(check, mistakes);
  return check;
}

/** The mistakes in what a check was given. Empty if there are none. */
export function checkMistakes(check: Check): readonly OptionMistake[] {
  return mistakesOf.get(check) ?? [];
}
