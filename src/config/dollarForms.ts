import type { OptionMistake } from '../checks/options/optionMistake.ts';
import { pointerTo } from '../lib/jsonPointer.ts';
import { isPlainObject } from '../lib/objects.ts';
import { descriptions } from './checksKind.ts';

/** The options of checks whose values are data. In a JSON Schema, `$` begins keywords of its own. */
const dataOptions = ['payload', 'clientContext', 'expect'] as const;

/** One of the options in which a form may stand. */
export type DataOption = (typeof dataOptions)[number];

/** What an object whose only key begins with `$` stands for. */
export interface DollarForm {
  /** The options in which it may stand. */
  readonly options: readonly DataOption[];
  /** The value that it stands for, or what is wrong with what it was given. */
  resolve(given: unknown, pointer: string): { value: unknown } | { mistakes: OptionMistake[] };
}

/** Every form by its key. Data whose keys begin with `$` for a reason of its own is a `$literal`. */
export const dollarForms: Readonly<Record<`$${string}`, DollarForm>> = {
  $literal: { options: dataOptions, resolve: (given) => ({ value: given }) },
};

/** Checks in which every form is replaced by the value that it stands for. */
export interface ResolvedForms {
  readonly value: unknown;
  readonly mistakes: readonly OptionMistake[];
}

/**
 * Replaces the forms in the JSON of checks. An unknown key that begins with `$` is a mistake: it is a
 * misspelt form, and would otherwise be sent or compared as it stands.
 */
export function resolveDollarForms(checks: unknown): ResolvedForms {
  const mistakes: OptionMistake[] = [];
  return { value: inChecks(checks, '', mistakes), mistakes };
}

function inChecks(value: unknown, pointer: string, mistakes: OptionMistake[]): unknown {
  return mapMembers(value, pointer, (member, at, name) => {
    const description = descriptions.get(name);
    const isLeaf = description !== undefined && !('children' in description);
    return isLeaf ? inOptions(member, at, mistakes) : inChecks(member, at, mistakes);
  });
}

function inOptions(options: unknown, pointer: string, mistakes: OptionMistake[]): unknown {
  if (!isPlainObject(options)) return options;
  return mapMembers(options, pointer, (member, at, name) => {
    const option = dataOptions.find((one) => one === name);
    return option === undefined ? member : inData(member, at, option, mistakes);
  });
}

function inData(
  value: unknown,
  pointer: string,
  option: DataOption,
  mistakes: OptionMistake[],
): unknown {
  const keys = isPlainObject(value) ? Object.keys(value) : [];
  const key = keys.find((name) => name.startsWith('$'));
  if (!isPlainObject(value) || key === undefined) {
    return mapMembers(value, pointer, (member, at) => inData(member, at, option, mistakes));
  }
  const at = pointerTo(pointer, key);
  const known = Object.entries(dollarForms).filter(([, form]) => form.options.includes(option));
  const form = known.find(([name]) => name === key)?.[1];
  if (form === undefined) {
    const names = known.map(([name]) => name).join(', ');
    const why = `is not known here; known: ${names}. Data that has such a key goes into { "$literal": ... }`;
    mistakes.push({ pointer: at, why });
  } else if (keys.length > 1) {
    const others = keys.filter((name) => name !== key).join(', ');
    mistakes.push({ pointer: at, why: `stands beside ${others}; expected it to be the only key` });
  } else {
    const resolved = form.resolve(value[key], at);
    if ('value' in resolved) return resolved.value;
    mistakes.push(...resolved.mistakes);
  }
  return value;
}

/** A copy of a list or an object, each member replaced. Anything else is returned as it is. */
function mapMembers(
  value: unknown,
  pointer: string,
  replace: (member: unknown, pointer: string, name: string) => unknown,
): unknown {
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => replace(one, pointerTo(pointer, index), ''));
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, member]) => [name, replace(member, pointerTo(pointer, name), name)]),
  );
}
