import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import { mistakeAt } from './configError.ts';
import { checksSchema } from './schema/checksSchema.ts';
import type { SchemaNode } from './schema/schemaNode.ts';

const longestShown = 80;

/** More mistakes than these are found when those are mended. */
const mostShown = 5;

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return String(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** ajv hands over the schema that a value failed, where it is asked to be verbose. */
const schemaOf = ({ parentSchema }: ErrorObject): SchemaNode => (parentSchema ?? {}) as SchemaNode;

const known = (schema: SchemaNode): string =>
  Object.keys(schema.properties ?? {}).join(', ') || 'none';

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function sentence(error: ErrorObject): string {
  const { instancePath, keyword, data } = error;
  const schema = schemaOf(error);
  const params = error.params as Record<string, unknown>;
  const value = params['additionalProperty'];
  if (keyword === 'additionalProperties' && typeof value === 'string') {
    return mistakeAt(
      `${instancePath}/${escaped(value)}`,
      `is not known here; known: ${known(schema)}`,
    );
  }
  if (keyword === 'required') {
    const missing = String(params['missingProperty']);
    return mistakeAt(`${instancePath}/${escaped(missing)}`, 'is missing');
  }
  if (keyword === 'enum') {
    const allowed = params['allowedValues'] as unknown[];
    return mistakeAt(
      instancePath,
      `is ${shown(data)}; expected one of ${allowed.map(shown).join(', ')}`,
    );
  }
  if (keyword === 'type' && schema.title === undefined) {
    const types = [schema.type ?? []].flat().join(' or ');
    return mistakeAt(instancePath, `is ${shown(data)}; expected ${types}`);
  }
  const expected =
    schema.title === undefined ? (error.message ?? keyword) : `expected ${schema.title}`;
  return mistakeAt(instancePath, `is ${shown(data)}; ${expected}`);
}

/** The mistakes in the JSON form of checks, one sentence each, none where it conforms to the schema. */
export function validateChecks(value: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false });
  const validate = ajv.compile(checksSchema);
  if (validate(value)) return [];
  const mistakes = [...new Set((validate.errors ?? []).map(sentence))];
  const more = mistakes.length - mostShown;
  return more > 0 ? [...mistakes.slice(0, mostShown), `and ${more} more`] : mistakes;
}
