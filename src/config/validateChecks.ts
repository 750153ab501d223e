import { findMistakes } from '../checks/options/findMistakes.ts';
import { describeMistake, type OptionMistake } from '../checks/options/optionMistake.ts';
import { isPlainObject } from '../lib/objects.ts';
import { checksKind } from './checksKind.ts';
import { placeAt } from './configError.ts';

/** After these are mended, the others are shown. */
const mostShown = 5;

/** The mistakes in the JSON form of checks, one sentence each, none if it is valid. */
export function validateChecks(value: unknown): string[] {
  const mistakes = [...findMistakes(checksKind, value, false), ...schemaAlone(value)].map((one) =>
    describeMistake(one, placeAt('')),
  );
  const more = mistakes.length - mostShown;
  return more > 0 ? [...mistakes.slice(0, mostShown), `and ${more} more`] : mistakes;
}

/** The address of a schema is not a check. */
function schemaAlone(value: unknown): OptionMistake[] {
  const isAlone = isPlainObject(value) && Object.keys(value).join() === '$schema';
  return isAlone ? [{ pointer: '', given: value, expected: checksKind.title }] : [];
}
