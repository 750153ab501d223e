import { Error, Object, WeakMap } from '../../lib/primordials.ts';
import { describeInstance, isObjectLiteral, isPlainObject } from '../../lib/objects.ts';
import { kindOf } from '../../lib/kindOf.ts';
import type { Check } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';

/** What one option must be. */
export interface OptionRule {
  readonly required?: boolean;
  /** For the message: `a whole number from 1`. */
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** Rules of the members, where the value is an object. */
  readonly members?: Readonly<Record<string, OptionRule>>;
}

/** One rule for every option of `T`, so that none is forgotten. */
export type OptionRules<T> = { readonly [Name in keyof T]-?: OptionRule };

/**
 * The mistakes in options, one sentence each, none if they are right. An option that is
 * `undefined` counts as not given.
 */
export function optionMistakes<T>(owner: string, options: T, rules: OptionRules<T>): string[] {
  return mistakesIn(owner, options, rules);
}

function mistakesIn(
  owner: string,
  options: unknown,
  rules: Readonly<Record<string, OptionRule>>,
): string[] {
  if (!isObjectLiteral(options)) {
    const given = isPlainObject(options) ? describeInstance(options) : kindOf(options);
    return [`the options of ${owner} are ${given}; expected an object`];
  }
  const known = Object.keys(rules);
  const knownOnes = known.length > 0 ? `known: ${known.join(', ')}` : 'it takes none';
  const unknown = Object.keys(options)
    .filter((name) => !Object.hasOwn(rules, name))
    .map((name) => `unknown option "${name}" of ${owner}; ${knownOnes}`);
  const wrong = Object.entries(rules).flatMap(([name, rule]) => {
    const value = options[name];
    if (value === undefined) {
      return rule.required === true
        ? [`option "${name}" of ${owner} is missing; expected ${rule.expected}`]
        : [];
    }
    return mistakesOf(owner, name, value, rule);
  });
  return [...unknown, ...wrong];
}

function mistakesOf(owner: string, name: string, value: unknown, rule: OptionRule): string[] {
  if (!rule.accepts(value)) {
    const given =
      isPlainObject(value) && !isObjectLiteral(value) ? describeInstance(value) : kindOf(value);
    return [`option "${name}" of ${owner} is ${given}; expected ${rule.expected}`];
  }
  return rule.members !== undefined && isPlainObject(value)
    ? mistakesIn(`${owner}'s "${name}"`, value, rule.members)
    : [];
}

/**
 * A check whose options are wrong. Nothing is thrown while a module loads: the hook would never
 * report. The mistakes are what the check says when the hook runs, before anything is invoked.
 */
export function brokenCheck(name: string, mistakes: readonly string[]): Check {
  const message = mistakes.join('; ');
  const check: Check = { name, run: () => ({ outcome: 'errored', message }) };
  broken.set(check, mistakes);
  return check;
}

const broken = new WeakMap<Check, readonly string[]>();

/** The mistakes of a check that was built with wrong options; none of any other. */
export function checkMistakes(check: Check): readonly string[] {
  return broken.get(check) ?? [];
}

/** Thrown by a `build` of {@link checkWithOptions} for what the rules alone cannot see. */
export class OptionMistakes extends Error {
  override readonly name = 'OptionMistakes';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('; '));
    this.mistakes = mistakes;
  }
}

/**
 * A check made of options: all mistakes are found here, and none is thrown. `build` gets a copy
 * of the options and returns the `run` of the check.
 */
export function checkWithOptions<T extends object>(
  name: string,
  options: T,
  rules: OptionRules<T>,
  build: (options: T) => Check['run'],
): Check {
  try {
    const mistakes = optionMistakes(name, options, rules);
    if (mistakes.length > 0) return brokenCheck(name, mistakes);
    return { name, run: build({ ...options }) };
  } catch (error) {
    const mistakes =
      error instanceof OptionMistakes
        ? error.mistakes
        : [`the options of ${name} cannot be read: ${describeThrown(error)}`];
    return brokenCheck(name, mistakes);
  }
}
