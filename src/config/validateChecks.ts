import { findMistakes } from '../checks/options/findMistakes.ts';
import type { OptionMistake, Place } from '../checks/options/optionMistake.ts';
import { isPlainObject } from '../lib/objects.ts';
import { checksKind, listKeys } from './checksKind.ts';
import { explainMistake, showMistakes } from './configError.ts';
import type { ResolvedForms } from './forms/resolveForms.ts';

/** The mistakes in the JSON form of checks, one sentence each, none if it is valid. */
export function validateChecks(
  { value, mistakes, unresolved }: ResolvedForms,
  place: Place,
): string[] {
  const found = [...findMistakes(checksKind, value, false), ...listMistakes(value)];
  // A form that was not replaced is not of its kind either, nor is what it holds; its own mistake says more.
  const others = found.filter(
    ({ pointer }) => ![...unresolved].some((form) => `${pointer}/`.startsWith(`${form}/`)),
  );
  return showMistakes([...others, ...mistakes].map((one) => explainMistake(one, place)));
}

/** An object without a list checks nothing. Beside `checks`, a list for one event is ambiguous. */
function listMistakes(value: unknown): OptionMistake[] {
  if (!isPlainObject(value)) return [];
  const given = listKeys.filter((key) => value[key] !== undefined);
  if (given.length === 0 && Object.keys(value).length > 0) {
    return [{ pointer: '', given: value, expected: checksKind.title }];
  }
  if (!given.includes('checks')) return [];
  const why = 'stands beside "checks", which is for every event; give one or the other';
  return given.slice(1).map((event) => ({ pointer: `/${event}`, why }));
}
