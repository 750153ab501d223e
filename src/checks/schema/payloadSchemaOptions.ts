import { Array, Object } from '../../lib/primordials.ts';
import type { Options } from 'ajv';
import { invocationRules, type InvocationOptions } from '../invocation/invocationOptions.ts';
import {
  isAjvInstance,
  type AjvInstance,
  type FormatsOption,
  type JsonSchema,
} from './jsonSchema.ts';
import { type OptionRules } from '../run/options.ts';
import { isObjectLiteral, isPlainObject } from '../../lib/objects.ts';
import { isStandardSchema, type StandardSchema } from './standardSchema.ts';

/** Options of `payloadSchema`. */
export interface PayloadSchemaOptions extends InvocationOptions {
  /**
   * A JSON Schema (2020-12, or draft-07 where `$schema` says so), or a list of them: the first is
   * the root, the others are found by their `$id`. Or any Standard Schema: zod, valibot, arktype.
   */
  schema: JsonSchema | readonly JsonSchema[] | StandardSchema;
  /**
   * What must conform: the body of a proxy answer or the whole answer. Default: the body where
   * the answer is a proxy answer, else the whole.
   */
  part?: 'body' | 'payload';
  /** Formats that a JSON Schema may name. Default: all of ajv-formats. */
  formats?: FormatsOption;
  /** Options for ajv, e.g. `{ strict: false }`, or an instance of it, used as it is. */
  ajv?: Options | AjvInstance;
}

/** Not a JSON module as a whole, `{ default: schema }`: to that everything conforms. */
const isJsonSchema = (value: unknown): boolean =>
  typeof value === 'boolean' || (isObjectLiteral(value) && Object.keys(value).join() !== 'default');

/** The rules for them. */
export const payloadSchemaRules: OptionRules<PayloadSchemaOptions> = {
  ...invocationRules,
  schema: {
    required: true,
    expected:
      'a JSON Schema (of a JSON module its default), a list of them with the root first, or a Standard Schema',
    accepts: (value) =>
      isStandardSchema(value) ||
      isJsonSchema(value) ||
      (Array.isArray(value) && value.length > 0 && value.every(isJsonSchema)),
  },
  part: {
    expected: "'body' or 'payload'",
    accepts: (value) => value === 'body' || value === 'payload',
  },
  formats: {
    expected: 'true, false, a list of names, or an object of RegExps and functions',
    accepts: (value) =>
      typeof value === 'boolean' ||
      (Array.isArray(value) ? value.every(isText) : isPlainObject(value)),
  },
  ajv: { expected: 'options for ajv, or an instance of it', accepts: isPlainObject },
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Options that would do nothing: whoever gives them believes that they do. */
export function unusedOptions({ schema, formats, ajv }: PayloadSchemaOptions): string[] {
  const unused = (name: string, why: string) =>
    `option "${name}" of payloadSchema does nothing ${why}`;
  if (isStandardSchema(schema)) {
    const why = 'with a Standard Schema';
    return [
      ...(formats === undefined ? [] : [unused('formats', why)]),
      ...(ajv === undefined ? [] : [unused('ajv', why)]),
    ];
  }
  const isInstance = ajv !== undefined && isAjvInstance(ajv);
  return isInstance && formats !== undefined
    ? [unused('formats', 'with an instance of ajv: add them to it')]
    : [];
}
