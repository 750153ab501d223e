import { Error } from '../../lib/primordials.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { describeInstance, isObjectLiteral, isPlainObject } from '../../lib/objects.ts';

/**
 * A mistake in options, as data; {@link describeMistake} makes a sentence of it. `pointer` is the
 * JSON pointer from the options to the place, e.g. `/expect/statusCode`.
 */
export type OptionMistake =
  /** The member is unknown. */
  | { readonly pointer: string; readonly known: readonly string[] }
  /** The value is wrong; `undefined` means that it is missing. */
  | { readonly pointer: string; readonly given: unknown; readonly expected: string }
  /** Anything else, as the end of a sentence that begins with the place. */
  | { readonly pointer: string; readonly why: string };

/**
 * Names a place for a sentence: the one thing that differs between code and JSON.
 * @internal
 */
export type Place = (pointer: string) => string;

/** The place in code: `option "expect/statusCode" of smokeInvoke`. */
export function placeInCode(owner: string): Place {
  return (pointer) =>
    pointer === '' ? `what ${owner} was given` : `option "${pointer.slice(1)}" of ${owner}`;
}

/** A mistake in one sentence: where it is, what is wrong, and what was expected. */
export function describeMistake(mistake: OptionMistake, place: Place): string {
  const where = place(mistake.pointer);
  if ('why' in mistake) return `${where} ${mistake.why}`;
  if ('known' in mistake) {
    return `${where} is not known here; known: ${mistake.known.join(', ') || 'none'}`;
  }
  return `${where} is ${describeValue(mistake.given)}; expected ${mistake.expected}`;
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  return isPlainObject(value) && !isObjectLiteral(value) ? describeInstance(value) : kindOf(value);
}

/** Thrown while a check is made, for what no single option shows: options that contradict. */
export class OptionMistakes extends Error {
  override readonly name = 'OptionMistakes';
  readonly mistakes: readonly OptionMistake[];

  constructor(mistakes: readonly OptionMistake[]) {
    super('the options contradict each other');
    this.mistakes = mistakes;
  }
}
