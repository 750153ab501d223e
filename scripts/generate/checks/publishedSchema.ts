import { checkKind, checksKind } from '../../../src/config/checksKind.ts';
import type { OptionKind } from '../../../src/checks/options/optionKind.ts';
import { handlerKinds } from '../../../src/config/handlerKinds.ts';
import { lambdaHookEvents } from '../../../src/model/lifecycleEvents.ts';
import { formDefinitions, withForms } from './formSchemas.ts';
import type { CheckText, OptionText } from './optionTexts.ts';

export type JsonSchema = Record<string, unknown>;

/** The sentences of docstrings. */
export interface Texts {
  readonly checks: ReadonlyMap<string, CheckText>;
  /** Of the options of a handler. */
  readonly handler: ReadonlyMap<string, OptionText>;
}

/** The JSON Schema of what ALLOW_TRAFFIC_CHECKS holds, made of the descriptions of all checks. */
export function publishedSchema({ checks: texts, handler }: Texts): JsonSchema {
  const names = Object.keys(checkKind.properties ?? {}).sort();
  const properties = names.map((name) => {
    const kind = checkKind.properties?.[name] ?? checkKind;
    return [name, withDescriptions(schemaOf(kind), texts.get(name))] as const;
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:allow-traffic:checks:1',
    description:
      'What ALLOW_TRAFFIC_CHECKS holds, for the handlers of the layer that need no code.',
    ...withHandlerTexts(schemaOf(checksKind), handler),
    // An object needs a list: an option or the address of a schema is not a check.
    oneOf: [
      { type: 'array' },
      { type: 'object', required: ['checks'] },
      { type: 'object', anyOf: lambdaHookEvents.map((event) => ({ required: [event] })) },
    ],
    $defs: {
      check: { ...schemaOf(checkKind), properties: Object.fromEntries(properties) },
      ...formDefinitions(schemaOf),
    },
  };
}

function withHandlerTexts(schema: JsonSchema, texts: ReadonlyMap<string, OptionText>): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema>;
  const described = Object.keys(handlerKinds).map((name) => {
    const description = texts.get(name)?.text;
    return [name, { ...properties[name], description }] as const;
  });
  return { ...schema, properties: { ...properties, ...Object.fromEntries(described) } };
}

/** The keywords that a kind and JSON Schema have in common. */
const shared = [
  'type',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'minItems',
  'minProperties',
  'maxProperties',
] as const;

function schemaOf(kind: OptionKind): JsonSchema {
  if (kind.refersTo !== undefined) return { $ref: '#/$defs/check' };
  return withForms(kind, plainSchemaOf(kind));
}

/** The schema without the forms that may stand in place of the value. */
function plainSchemaOf(kind: OptionKind): JsonSchema {
  const { choices, pattern, items, properties, additionalProperties } = kind;
  const given = shared.flatMap((name) => (kind[name] === undefined ? [] : [[name, kind[name]]]));
  const required = Object.entries(properties ?? {}).filter(([, one]) => one.isRequired === true);
  // Beside other types an enum would refuse their values.
  const isEnum = choices !== undefined && kind.type === 'string';
  return {
    ...(Object.fromEntries(given) as JsonSchema),
    title: kind.title.replace(/, or in code .*$/, ''),
    ...(isEnum && { enum: choices }),
    ...(!isEnum && pattern !== undefined && { pattern }),
    ...(items && { items: schemaOf(items) }),
    ...(properties && {
      properties: mapped(properties),
      required: required.map(([name]) => name),
      additionalProperties: false,
    }),
    ...(additionalProperties && { additionalProperties: schemaOf(additionalProperties) }),
  };
}

const mapped = (properties: Readonly<Record<string, OptionKind>>): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(properties).map(([name, kind]) => [name, schemaOf(kind)]));

/** The schema of one check, with the sentences of its docstrings. */
function withDescriptions(schema: JsonSchema, text: CheckText | undefined): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  const described = Object.entries(properties ?? {}).map(([name, property]) => {
    const option = text?.options.get(name);
    const byDefault = option?.default === undefined ? '' : ` Default: ${option.default}.`;
    return [name, option ? { ...property, description: option.text + byDefault } : property];
  });
  return {
    ...schema,
    description: text?.text,
    ...(properties && { properties: Object.fromEntries(described) as Record<string, JsonSchema> }),
  };
}
