import { Array, Object } from '../../lib/primordials.ts';
import { announce } from '../../lib/announce.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { Check } from '../../model/check.ts';
import { mistakeAmong, withMistake } from '../options/brokenCheck.ts';
import { checkUnlessBroken, type NoOptions } from '../options/checkFactory.ts';
import { findMistakes } from '../options/findMistakes.ts';
import { object } from '../options/kinds.ts';
import type { ObjectKind } from '../options/optionKind.ts';
import { placeInCode, type OptionMistake, type Place } from '../options/optionMistake.ts';
import { isNesting, type NestingCheck } from '../run/nesting.ts';
import { isProof, markProof } from '../run/statisticalProof.ts';

/**
 * One check or more.
 * @internal
 */
export type Checks = readonly [Check, ...Check[]];

/**
 * Options in code beside those that JSON can hold, e.g. a predicate.
 * @internal
 */
type InCode = (...args: never) => unknown;

/**
 * The only description of a combinator. Its JSON form follows from it. Without options, that is the
 * check or the list of checks itself. Otherwise it is an object with the options and `check` or
 * `checks`.
 */
export interface CombinatorDescription<Options extends object> {
  /** The combinator's name, in code, in JSON and in the record. */
  readonly name: string;
  /** Whether it takes one check or a list of them. */
  readonly children: 'one' | 'list';
  /** What each option must be: validation and the JSON Schema read it. */
  readonly options: ObjectKind<Exclude<Options, InCode>>;
  /** Makes the check of valid options and of one check or more. */
  make(options: Options, checks: Checks): Check;
}

/** Makes a check of others. */
export interface Combinator<Options extends object, Arguments extends readonly unknown[]> {
  (...given: Arguments): Check;
  /** What the combinator is made of. */
  readonly description: CombinatorDescription<Options>;
}

/** For a combinator without options. */
export const noOptions: ObjectKind<NoOptions> = /* @__PURE__ */ object({});

/**
 * The function that users call, made of the description, which it carries.
 *
 * @param read - Which of its arguments are options and which are checks.
 */
/* @__NO_SIDE_EFFECTS__ */
export function combinator<Options extends object, Arguments extends readonly unknown[]>(
  description: CombinatorDescription<Options>,
  read: (...given: Arguments) => { options: Options; checks: readonly Check[] },
): Combinator<Options, Arguments> {
  const place = placeInCode(description.name);
  const factory = (...given: Arguments) => {
    const { options, checks } = read(...given);
    return makeCombined(description, options, checks, place);
  };
  return Object.assign(factory, { description });
}

/**
 * The check that a combinator makes; a broken one if there are mistakes. It is advisory if all of
 * its checks are: wrapping a check that never decides does not make it decide. It is a statistical
 * proof if one of its checks is, unless it never decides. A mistake in the making of any of them is
 * its own: it must not be outvoted, skipped or made advisory.
 */
export function makeCombined<Options extends object>(
  description: CombinatorDescription<Options>,
  options: unknown,
  checks: readonly Check[],
  place: Place,
): Check {
  const { name } = description;
  const combined = checkUnlessBroken(
    name,
    place,
    () => [...findMistakes(description.options, options, true), ...childMistakes(name, checks)],
    () => {
      const made = description.make(options as Options, checks as Checks);
      const mistake = mistakeAmong(checks);
      if (mistake !== undefined) withMistake(made.run, mistake);
      const isAdvisory = checks.every(({ advisory }) => advisory === true);
      const shown = isAdvisory && made.advisory !== true ? { ...made, advisory: true } : made;
      return markProof(shown, shown.advisory !== true && checks.some(isProof));
    },
  );
  announce(combined.run, { name, options, checks });
  return combined;
}

/** A check that calls the `run` of another one directly: it nests if that one does. */
export function sameRun(check: Check): Check | NestingCheck {
  const same: Check = { name: check.name, run: (context) => check.run(context) };
  return isNesting(check) ? { ...same, nests: true } : same;
}

/** A check that runs others inside by `runNested`. */
export function nestingRun(name: string, run: Check['run']): NestingCheck {
  return { name, run, nests: true };
}

function childMistakes(owner: string, checks: readonly unknown[]): OptionMistake[] {
  if (checks.length === 0) {
    return [{ pointer: '', why: 'has no check: nothing would be proven' }];
  }
  return checks.flatMap((given): OptionMistake[] => {
    if (isCheck(given)) return [];
    const hint = Array.isArray(given) ? `, as in ${owner}(...checks)` : '';
    return [{ pointer: '', given, expected: `a check${hint}` }];
  });
}

/** `true` for anything with a name and a run function. */
export function isCheck(value: unknown): value is Check {
  return (
    isPlainObject(value) && typeof value['name'] === 'string' && typeof value['run'] === 'function'
  );
}
