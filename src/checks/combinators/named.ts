import type { Check } from '../../model/check.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { combineOne } from './combine.ts';

/** The check under another name: `named('health', smokeInvoke({ ... }))`. */
export function named(name: string, check: Check): Check {
  return combineOne(
    'named',
    check,
    () => nameMistakes(name),
    () => ({ name, run: (context) => check.run(context) }),
  );
}

function nameMistakes(name: unknown): string[] {
  if (typeof name === 'string' && name.trim() !== '') return [];
  return [`the name that named was given is ${kindOf(name)}; expected a text that is not empty`];
}
