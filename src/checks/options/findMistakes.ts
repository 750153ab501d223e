import { Array, Number, Object, RegExp } from '../../lib/primordials.ts';
import { pointerTo } from '../../lib/jsonPointer.ts';
import { isObjectLiteral } from '../../lib/objects.ts';
import type { JsonType, OptionKind } from './optionKind.ts';
import type { OptionMistake } from './optionMistake.ts';

/**
 * The mistakes in a value, none if it is of the kind. A member that is `undefined` counts as not
 * given.
 *
 * @param inCode - The value was written in code, so it may be what JSON cannot hold. The one such
 *   thing in JSON is a RegExp, which `$regex` makes.
 */
export function findMistakes(
  kind: OptionKind,
  value: unknown,
  inCode: boolean,
  pointer = '',
): OptionMistake[] {
  const { refersTo, acceptsInCode, items, title } = kind;
  if (refersTo !== undefined) return findMistakes(refersTo(), value, inCode, pointer);
  const isFromCode = inCode || value instanceof RegExp;
  if (isFromCode && acceptsInCode?.(value) === true) return [];
  // Without a type it is any JSON value; in code, `acceptsInCode` has refused this one.
  const hasType =
    kind.type === undefined ? !inCode : [kind.type].flat().some((type) => isOfType[type](value));
  if (!hasType || !isWithinBounds(kind, value)) {
    if (kind.isSecret === true) return [{ pointer, why: `must be ${title}` }];
    return [{ pointer, given: value, expected: title }];
  }
  if (Array.isArray(value) && items !== undefined) {
    return value.flatMap((one, at) => findMistakes(items, one, inCode, pointerTo(pointer, at)));
  }
  return isObjectLiteral(value) ? memberMistakes(kind, value, inCode, pointer) : [];
}

function memberMistakes(
  { properties, additionalProperties: others }: OptionKind,
  value: Record<string, unknown>,
  inCode: boolean,
  pointer: string,
): OptionMistake[] {
  if (properties === undefined && others === undefined) return [];
  const known = Object.keys(properties ?? {});
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  return [...unknown, ...known].flatMap((name): OptionMistake[] => {
    const at = pointerTo(pointer, name);
    const kind = known.includes(name) ? properties?.[name] : others;
    if (kind === undefined) return [{ pointer: at, known }];
    if (value[name] !== undefined) return findMistakes(kind, value[name], inCode, at);
    const missing = { pointer: at, given: undefined, expected: kind.title };
    return kind.isRequired === true ? [missing] : [];
  });
}

const isOfType: Readonly<Record<JsonType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObjectLiteral,
};

function isWithinBounds(kind: OptionKind, value: unknown): boolean {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = kind;
  if (typeof value === 'number') {
    return value >= minimum && value > exclusiveMinimum && value <= maximum;
  }
  if (typeof value === 'string') return new RegExp(kind.pattern ?? '', 'u').test(value);
  if (typeof value !== 'object' || value === null) return true;
  const { length } = Object.values(value).filter((one) => one !== undefined);
  const least = Array.isArray(value) ? kind.minItems : kind.minProperties;
  return length >= (least ?? 0) && length <= (kind.maxProperties ?? Infinity);
}
