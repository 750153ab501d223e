import { checkSchemas } from './checkSchemas.ts';
import { combinatorSchemas } from './combinatorSchemas.ts';
import type { SchemaNode } from './schemaNode.ts';

const list: SchemaNode = { type: 'array', minItems: 1, items: { $ref: '#/$defs/check' } };

const title = 'a list of checks, or { BeforeAllowTraffic?, AfterAllowTraffic? } with such lists';

/**
 * The JSON form of checks, published as `schema/checks.schema.json`. Every union is told apart by
 * the type of its value, so that a mistake has one place and one sentence.
 */
export const checksSchema: SchemaNode & {
  readonly $schema: string;
  readonly $id: string;
  readonly $defs: Readonly<Record<string, SchemaNode>>;
} = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:allow-traffic:checks:1',
  title,
  description: 'What ALLOW_TRAFFIC_CHECKS holds, for the handlers of the layer that need no code.',
  type: ['array', 'object'],
  minItems: 1,
  items: { $ref: '#/$defs/check' },
  minProperties: 1,
  properties: {
    BeforeAllowTraffic: list,
    AfterAllowTraffic: list,
    $schema: { type: 'string', description: 'The address of this schema, for editors.' },
  },
  dependentSchemas: { $schema: { title, type: 'object', minProperties: 2 } },
  additionalProperties: false,
  $defs: {
    check: {
      title: 'an object with one check',
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: { ...checkSchemas, ...combinatorSchemas },
      additionalProperties: false,
    },
  },
};
