import { findMistakes } from '../checks/options/findMistakes.ts';
import { describeMistake, type OptionMistake } from '../checks/options/optionMistake.ts';
import { isPlainObject } from '../lib/objects.ts';
import { checksKind } from './checksKind.ts';
import { placeAt, showMistakes } from './configError.ts';
import type { ResolvedForms } from './dollarForms.ts';

/** The mistakes in the JSON form of checks, one sentence each, none if it is valid. */
export function validateChecks({ value, mistakes }: ResolvedForms): string[] {
  const all = [...findMistakes(checksKind, value, false), ...schemaAlone(value), ...mistakes];
  return showMistakes(all.map((one) => describeMistake(one, placeAt(''))));
}

/** The address of a schema is not a check. */
function schemaAlone(value: unknown): OptionMistake[] {
  const isAlone = isPlainObject(value) && Object.keys(value).join() === '$schema';
  return isAlone ? [{ pointer: '', given: value, expected: checksKind.title }] : [];
}
