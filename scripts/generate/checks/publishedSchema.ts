import { checkKind, checksKind } from '../../../src/config/checksKind.ts';
import type { OptionKind } from '../../../src/checks/options/optionKind.ts';
import type { CheckText } from './optionTexts.ts';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of what ALLOW_TRAFFIC_CHECKS holds, made of the descriptions of all checks. */
export function publishedSchema(texts: ReadonlyMap<string, CheckText>): JsonSchema {
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
    ...schemaOf(checksKind),
    // The address of a schema is not a check.
    dependentSchemas: { $schema: { type: 'object', minProperties: 2 } },
    $defs: {
      check: { ...schemaOf(checkKind), properties: Object.fromEntries(properties) },
    },
  };
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
