import { findMistakes } from '../../checks/options/findMistakes.ts';
import type { OptionKind } from '../../checks/options/optionKind.ts';
import { OptionMistakes, type OptionMistake } from '../../checks/options/optionMistake.ts';
import { pointerTo } from '../../lib/jsonPointer.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { dollarForms, type FormSources } from './dollarForms.ts';

/** Data in which every form is replaced by the value that it stands for. */
export interface ResolvedForms {
  readonly value: unknown;
  readonly mistakes: readonly OptionMistake[];
  /** The pointers of the objects that the mistakes are in: they were not replaced. */
  readonly unresolved: ReadonlySet<string>;
}

/**
 * Replaces the forms in JSON wherever its kind allows them. There, an unknown key that begins with
 * `$` is a mistake: it is a misspelt form, and would otherwise be sent or compared as it stands.
 */
export function resolveForms(
  kind: OptionKind,
  value: unknown,
  sources: FormSources,
): ResolvedForms {
  const mistakes: OptionMistake[] = [];
  const unresolved = new Set<string>();
  const walk = (kind: OptionKind, value: unknown, pointer: string): unknown => {
    if (kind.refersTo !== undefined) return walk(kind.refersTo(), value, pointer);
    const key = isPlainObject(value) ? formKey(kind, value) : undefined;
    if (!isPlainObject(value) || key === undefined) {
      return mapMembers(value, pointer, (member, at, name) => {
        const below = kindBelow(kind, name);
        return below === undefined ? member : walk(below, member, at);
      });
    }
    try {
      return fromForm(kind, key, value, pointer);
    } catch (error) {
      if (!(error instanceof OptionMistakes)) throw error;
      unresolved.add(pointer);
      mistakes.push(...error.mistakes.map((one) => ({ ...one, pointer: pointer + one.pointer })));
      return value;
    }
  };
  const fromForm = (kind: OptionKind, key: string, json: object, pointer: string): unknown => {
    const name = kind.forms?.find((one) => one === key);
    if (name === undefined)
      throw new OptionMistakes([{ pointer: pointerTo('', key), known: kind.forms ?? [] }]);
    const form = dollarForms[name];
    const given = walk(form.kind, json, pointer);
    const beside = keysBeside(name, json, form.kind);
    const found = beside.length > 0 ? beside : findMistakes(form.kind, given, false);
    if (found.length > 0) throw new OptionMistakes(found);
    return form.make(given as never, sources, kind);
  };
  return { value: walk(kind, value, ''), mistakes, unresolved };
}

/** The key that makes an object a form, or a misspelt one. */
function formKey({ forms, hasDollarKeys }: OptionKind, value: object): string | undefined {
  if (forms === undefined) return undefined;
  const keys = Object.keys(value).filter((key) => key.startsWith('$'));
  const known = keys.find((key) => forms.some((form) => form === key));
  return known ?? (hasDollarKeys === true ? undefined : keys[0]);
}

function keysBeside(name: string, json: object, { properties = {} }: OptionKind): OptionMistake[] {
  const others = Object.keys(json).filter((key) => !Object.hasOwn(properties, key));
  const why = `stands beside "${name}", which takes no such key`;
  return others.map((key) => ({ pointer: pointerTo('', key), why }));
}

/** The kind of a member. Without kinds of their own, the parts of data are of the same kind. */
function kindBelow(kind: OptionKind, name: string | undefined): OptionKind | undefined {
  const { items, properties, additionalProperties, forms, hasDollarKeys } = kind;
  const own = items ?? properties ?? additionalProperties;
  if (own === undefined) return forms === undefined || hasDollarKeys === true ? undefined : kind;
  if (name === undefined) return items;
  return properties !== undefined && Object.hasOwn(properties, name)
    ? properties[name]
    : additionalProperties;
}

/** A copy of a list or an object, each member replaced. Anything else is returned as it is. */
function mapMembers(
  value: unknown,
  pointer: string,
  replace: (member: unknown, pointer: string, name: string | undefined) => unknown,
): unknown {
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => replace(one, pointerTo(pointer, index), undefined));
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, member]) => [name, replace(member, pointerTo(pointer, name), name)]),
  );
}
