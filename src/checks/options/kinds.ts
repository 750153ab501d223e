/*
 * The builders of option kinds. Each is marked as free of side effects, so that a bundler drops the
 * kinds of the checks that a hook does not use.
 */
import { isPlainObject } from '../../lib/objects.ts';
import type {
  JsonType,
  ObjectKind,
  OptionalKind,
  OptionKinds,
  RequiredKind,
} from './optionKind.ts';

/** The same kind, for an option that must be given. */
/* @__NO_SIDE_EFFECTS__ */
export function required(kind: OptionalKind): RequiredKind {
  return { ...kind, isRequired: true };
}

/** The same kind with another phrase for sentences and documents. */
/* @__NO_SIDE_EFFECTS__ */
export function titled(title: string, kind: OptionalKind): OptionalKind {
  return { ...kind, title };
}

/** The same kind, which in code may also be something that JSON cannot hold. */
/* @__NO_SIDE_EFFECTS__ */
export function orInCode(
  kind: OptionalKind,
  what: string,
  acceptsInCode: (value: unknown) => boolean,
): OptionalKind {
  return { ...kind, title: `${kind.title}, or in code ${what}`, acceptsInCode };
}

/* @__NO_SIDE_EFFECTS__ */
export function text(title = 'a text that is not empty'): OptionalKind {
  return matching('[^]', title);
}

/* @__NO_SIDE_EFFECTS__ */
export function matching(pattern: string, title: string): OptionalKind {
  return { type: 'string', pattern, title };
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf(...choices: readonly string[]): OptionalKind {
  const title = choices.map((one) => `'${one}'`).join(' or ');
  return { ...matching(`^(${choices.join('|')})$`, title), choices };
}

/* @__NO_SIDE_EFFECTS__ */
export function integer(minimum: number, maximum?: number): OptionalKind {
  const title = `a whole number from ${minimum}`;
  if (maximum === undefined) return { type: 'integer', minimum, title };
  return { type: 'integer', minimum, maximum, title: `${title} to ${inThousands(maximum)}` };
}

const inThousands = (value: number): string => `${value}`.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');

/* @__NO_SIDE_EFFECTS__ */
export function number(
  bounds: Pick<OptionalKind, 'minimum' | 'exclusiveMinimum' | 'maximum'>,
  title: string,
): OptionalKind {
  return { type: 'number', ...bounds, title };
}

/* @__NO_SIDE_EFFECTS__ */
export function flag(): OptionalKind {
  return { type: 'boolean', title: 'true or false' };
}

/** Any JSON value; in code only what `acceptsInCode` accepts. */
/* @__NO_SIDE_EFFECTS__ */
export function json(title: string, acceptsInCode: (value: unknown) => boolean): OptionalKind {
  return { title, acceptsInCode };
}

/* @__NO_SIDE_EFFECTS__ */
export function listOf(items: OptionalKind, title: string, minItems = 0): OptionalKind {
  return { type: 'array', items, title, ...(minItems > 0 && { minItems }) };
}

/** One value, or a list of one or more of them. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOrSeveral(kind: OptionalKind): OptionalKind {
  return either(kind, listOf(kind, 'a list of them', 1));
}

/** One of two kinds whose JSON types differ: by its type, a value has one place for its mistake. */
/* @__NO_SIDE_EFFECTS__ */
export function either(one: OptionalKind, other: OptionalKind): OptionalKind {
  const types = [one.type, other.type].flat() as JsonType[];
  return { ...one, ...other, type: types, title: `${one.title}, or ${other.title}` };
}

/**
 * An object with these members and no others. `base` has the members of an interface that `T`
 * extends; they come first. (A spread instead would keep a bundler from dropping unused kinds.)
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T extends object, Base extends object = object>(
  members: OptionKinds<Omit<T, keyof Base>>,
  base?: ObjectKind<Base>,
): ObjectKind<T> {
  const properties = { ...base?.properties, ...members } as ObjectKind<T>['properties'];
  return { type: 'object', properties, title: 'an object' };
}

/** An object with any members; in code it may also be an instance of a class. */
/* @__NO_SIDE_EFFECTS__ */
export function anyObject(title = 'an object'): OptionalKind {
  return { type: 'object', title, acceptsInCode: isPlainObject };
}
