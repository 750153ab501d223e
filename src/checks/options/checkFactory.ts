import { Object } from '../../lib/primordials.ts';
import { announce } from '../../lib/announce.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import type { Check } from '../../model/check.ts';
import { brokenCheck } from './brokenCheck.ts';
import { findMistakes } from './findMistakes.ts';
import type { ObjectKind } from './optionKind.ts';
import { OptionMistakes, placeInCode, type OptionMistake, type Place } from './optionMistake.ts';

/** An IAM action that a check needs, on the function being deployed unless it names a resource. */
export type IamAction =
  | string
  | {
      /** The action: `lambda:InvokeFunction`. */
      readonly action: string;
      /** With these options it is not needed. */
      readonly unless?: Readonly<Record<string, unknown>>;
      /** It is needed only if this option is given. */
      readonly ifGiven?: string;
      /** It is needed only if this option is not given. */
      readonly ifMissing?: string;
      /** It is needed on the target version and on the one in production, in every event. */
      readonly onBothVersions?: boolean;
      /** `*`: AWS has no resource for the action. Otherwise what to name, in words. */
      readonly resource?: string;
    };

/**
 * The only description of a check. Validation with and without code, the JSON Schema, the option
 * tables of the documents and the policy of the hook's role follow from it. The docstrings of
 * `Options` are the sentences about the options.
 */
export interface CheckDescription<Options extends object> {
  /** The check's name, in code, in JSON and in the record. */
  readonly name: string;
  /** The IAM actions that it needs, for `allow-traffic policy`. */
  readonly iam: readonly IamAction[];
  /** What each option must be: validation and the JSON Schema read it. */
  readonly options: ObjectKind<Options>;
  /**
   * Makes the check of a copy of valid options. It throws {@link OptionMistakes} if they contradict
   * each other. `place` is for a mistake that it finds later.
   */
  make(options: Options, place: Place): Omit<Check, 'name'>;
}

/** Makes a check of its options; they may be left out if none is required. */
export interface CheckFactory<Options extends object> {
  (...given: NoOptions extends Options ? [options?: Options] : [options: Options]): Check;
  /** What the check is made of. */
  readonly description: CheckDescription<Options>;
}

/** The options of a check that has none. */
export type NoOptions = Record<string, never>;

/** The function that users call, made of the description, which it carries. */
/* @__NO_SIDE_EFFECTS__ */
export function checkFactory<Options extends object>(
  description: CheckDescription<Options>,
): CheckFactory<Options> {
  const place = placeInCode(description.name);
  const factory = (options: unknown = {}) => makeCheck(description, options, place);
  return Object.assign(factory, { description });
}

/** The check that a description and options make; a broken one if there are mistakes. */
export function makeCheck<Options extends object>(
  description: CheckDescription<Options>,
  options: unknown,
  place: Place,
): Check {
  const { name } = description;
  const made = checkUnlessBroken(
    name,
    place,
    () => findMistakes(description.options, options, true),
    () => ({ name, ...description.make({ ...(options as Options) }, place) }),
  );
  announce(made.run, { name, options });
  return made;
}

/** What `make` makes, or a broken check with the mistakes that were found or thrown. */
export function checkUnlessBroken(
  name: string,
  place: Place,
  find: () => readonly OptionMistake[],
  make: () => Check,
): Check {
  try {
    const mistakes = find();
    return mistakes.length > 0 ? brokenCheck(name, mistakes, place) : make();
  } catch (error) {
    const why = `cannot be read: ${describeThrown(error)}`;
    const mistakes = error instanceof OptionMistakes ? error.mistakes : [{ pointer: '', why }];
    return brokenCheck(name, mistakes, place);
  }
}
