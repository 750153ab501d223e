import type { FormName, OptionKind } from '../../../src/checks/options/optionKind.ts';
import { checksKind } from '../../../src/config/checksKind.ts';
import { dollarForms } from '../../../src/config/forms/dollarForms.ts';
import type { JsonSchema } from './publishedSchema.ts';

const referTo = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** The definition of data in which these forms may stand anywhere. */
const dataName = (forms: readonly FormName[]): string => `dataWith${forms.join('')}`;

const hasKindsBelow = ({ items, properties, additionalProperties }: OptionKind): boolean =>
  [items, properties, additionalProperties].some((kind) => kind !== undefined);

/** An object of data: a key that begins with `$` would be a misspelt form. */
const dataObject = (forms: readonly FormName[]): JsonSchema => ({
  type: 'object',
  propertyNames: { pattern: '^(?!\\$)' },
  additionalProperties: referTo(dataName(forms)),
});

/** An object whose keys must not be those of these forms. */
const withoutForms = (forms: readonly FormName[]): JsonSchema => ({
  not: { type: 'object', anyOf: forms.map((name) => ({ required: [name] })) },
});

/** Whether any part of the value may be a form. */
const isData = (kind: OptionKind): boolean =>
  kind.hasDollarKeys !== true &&
  (kind.type === undefined || (kind.type === 'object' && !hasKindsBelow(kind)));

/** The schema of a kind, or of one of the forms that may stand in its place. */
export function withForms(kind: OptionKind, plain: JsonSchema): JsonSchema {
  const { forms, hasDollarKeys, type } = kind;
  if (forms === undefined) return plain;
  const { title, ...own } = plain;
  if (type === undefined) return { title, ...referTo(dataName(forms)) };
  const members = isData(kind) ? dataObject(forms) : {};
  const others = hasDollarKeys === true ? withoutForms(forms) : {};
  return { title, anyOf: [...forms.map(referTo), { ...own, ...others, ...members }] };
}

/** The definitions that {@link withForms} refers to. */
export function formDefinitions(schemaOf: (kind: OptionKind) => JsonSchema): JsonSchema {
  const forms = Object.entries(dollarForms).map(([name, { kind }]) => [name, schemaOf(kind)]);
  const kinds = [checksKind, ...Object.values(dollarForms).map(({ kind }) => kind)];
  const lists = [...kindsWithin(kinds)].flatMap((kind) =>
    kind.forms !== undefined && isData(kind) ? [kind.forms] : [],
  );
  // A module's exports are in another order in Node than in vitest.
  const inOrder = lists.toSorted((one, other) => (dataName(one) < dataName(other) ? -1 : 1));
  const data = inOrder.map((list) => [dataName(list), dataSchema(list)]);
  return Object.fromEntries([...forms, ...data]) as JsonSchema;
}

const dataSchema = (forms: readonly FormName[]): JsonSchema => ({
  anyOf: [
    ...forms.map(referTo),
    { type: ['string', 'number', 'boolean', 'null'] },
    { type: 'array', items: referTo(dataName(forms)) },
    dataObject(forms),
  ],
});

/** All kinds that these kinds contain, themselves included. */
function kindsWithin(kinds: readonly OptionKind[]): Set<OptionKind> {
  const found = new Set<OptionKind>();
  const add = (kind: OptionKind | undefined): void => {
    if (kind === undefined || found.has(kind)) return;
    found.add(kind);
    const { refersTo, items, properties, additionalProperties } = kind;
    [refersTo?.(), items, ...Object.values(properties ?? {}), additionalProperties].forEach(add);
  };
  kinds.forEach(add);
  return found;
}
