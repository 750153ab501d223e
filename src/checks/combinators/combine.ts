import { Array } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { brokenCheck } from '../run/options.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { isNesting, markNesting } from './nesting.ts';

/** What a combinator makes of its checks. */
interface Combined {
  readonly name: string;
  readonly run: Check['run'];
}

/**
 * The check that a combinator builds of others; a broken one where its arguments are wrong, for
 * nothing throws while a module loads. It is advisory where all of its checks are: a check that
 * never decides does not begin to because something is wrapped around it.
 *
 * @param mistakes - Finds what is wrong with the other arguments.
 */
export function combine(
  owner: string,
  checks: readonly Check[],
  mistakes: () => readonly string[],
  build: () => Combined,
): Check {
  try {
    const all = [...mistakes(), ...childMistakes(owner, checks)];
    if (all.length > 0) return brokenCheck(owner, all);
    const isAdvisory = checks.every(({ advisory }) => advisory === true);
    return markNesting({ ...build(), ...(isAdvisory && { advisory: true }) });
  } catch (error) {
    return brokenCheck(owner, [`what ${owner} was given cannot be read: ${describeThrown(error)}`]);
  }
}

/** {@link combine} for one check whose own `run` is called: it nests where that one does. */
export function combineOne(
  owner: string,
  check: Check,
  mistakes: () => readonly string[],
  build: () => Combined,
): Check {
  const combined = combine(owner, [check], mistakes, build);
  return isNesting(combined) && !isNesting(check) ? { ...combined } : combined;
}

function childMistakes(owner: string, checks: readonly unknown[]): string[] {
  if (checks.length === 0) return [`${owner} was given no check: nothing would be proven`];
  return checks.flatMap((check) => {
    if (isCheck(check)) return [];
    const hint = Array.isArray(check) ? `, as in ${owner}(...checks)` : '';
    const given = check === undefined ? 'undefined' : kindOf(check);
    return [`${owner} was given ${given}; expected a check${hint}`];
  });
}

/** `true` for anything with a name and a run function. */
export function isCheck(value: unknown): value is Check {
  return (
    isPlainObject(value) && typeof value['name'] === 'string' && typeof value['run'] === 'function'
  );
}
