import { Array, Object } from '../lib/primordials.ts';
import type { Options } from 'ajv';
import type { Check } from '../model/check.ts';
import { invocationKind, type InvocationOptions } from './invocation/invocationOptions.ts';
import { expectKind, type AnswerPredicate, type ExpectedAnswer } from './answer/expectation.ts';
import { withMistake } from './options/brokenCheck.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import {
  anyObject,
  either,
  flag,
  listOf,
  object,
  oneOf,
  orInCode,
  required,
  text,
  titled,
} from './options/kinds.ts';
import type { OptionalKind } from './options/optionKind.ts';
import { OptionMistakes, type OptionMistake } from './options/optionMistake.ts';
import { compileSchema, conform, schemaMistake } from './schema/conform.ts';
import {
  isAjvInstance,
  type AjvInstance,
  type FormatsOption,
  type JsonSchema,
} from './schema/jsonSchema.ts';
import { isStandardSchema, type StandardSchema } from './schema/standardSchema.ts';
import { isPlainObject } from '../lib/objects.ts';

/** Options of {@link payloadSchema}. */
export interface PayloadSchemaOptions extends InvocationOptions {
  /**
   * A JSON Schema (2020-12, or draft-07 if `$schema` says so), a list of them with the root first
   * and the others found by their `$id`, or a Standard Schema: zod, valibot, arktype.
   */
  schema: JsonSchema | readonly JsonSchema[] | StandardSchema;
  /**
   * What must conform: the body of a proxy response, or the whole answer.
   * @default the body of a proxy response, otherwise the whole answer
   */
  part?: 'body' | 'payload';
  /**
   * What else the answer must be, as in `smokeInvoke`. A schema alone never accepts what is broken.
   * @default no FunctionError, no status code of 500 or more, no `batchItemFailures`
   */
  expect?: ExpectedAnswer | AnswerPredicate;
  /**
   * The formats that a JSON Schema may name; `false` makes `format` a note.
   * @default all of ajv-formats
   */
  formats?: FormatsOption;
  /**
   * Options for ajv, e.g. `{ strict: false }`, or an instance of it, which is used as it is.
   * @default ajv's own
   */
  ajv?: Options | AjvInstance;
}

/**
 * The answer conforms to a schema; the check lists every violation with its JSON pointer from the
 * root of the answer (`/body/price`). It also fails on what is broken for `smokeInvoke`, unless
 * `expect` allows it, and if another version ran than expected. IAM: `lambda:InvokeFunction` on the version or alias.
 *
 * ```ts
 * payloadSchema({ payload: { path: '/orders/1' }, schema: { type: 'object', required: ['id'] } })
 * ```
 */
export const payloadSchema: CheckFactory<PayloadSchemaOptions> = checkFactory({
  name: 'payloadSchema',
  iam: ['lambda:InvokeFunction'],
  options: object<PayloadSchemaOptions, InvocationOptions>(
    {
      schema: required(schemaKind()),
      part: oneOf('body', 'payload'),
      expect: expectKind,
      formats: orInCode(
        titled('true, false or a list of names', either(flag(), listOf(text(), 'a list of names'))),
        'an object of RegExps and functions',
        isPlainObject,
      ),
      ajv: titled('options for ajv, or in code an instance of it', anyObject()),
    },
    invocationKind,
  ),
  make: (options, place) => {
    const mistakes = [...moduleMistakes(options), ...unusedOptions(options)];
    if (mistakes.length > 0) throw new OptionMistakes(mistakes);
    const compiled = compileSchema(options);
    const run: Check['run'] = (context) => conform(options, compiled, place, context);
    return { run: withMistake(run, schemaMistake(compiled, place)) };
  },
});

/* @__NO_SIDE_EFFECTS__ */
function schemaKind(): OptionalKind {
  const schema: OptionalKind = {
    type: ['object', 'boolean'],
    title: 'a JSON Schema',
    forms: ['$file'],
    hasDollarKeys: true,
  };
  const oneOrList = either(schema, listOf(schema, 'a list of them with the root first', 1));
  return orInCode(oneOrList, 'a Standard Schema', isStandardSchema);
}

/** A JSON module as a whole, `{ default: schema }`, is a schema to which everything conforms. */
function moduleMistakes({ schema }: PayloadSchemaOptions): OptionMistake[] {
  const schemas: unknown[] = Array.isArray(schema) ? schema : [schema];
  const isModule = (one: unknown) => isPlainObject(one) && Object.keys(one).join() === 'default';
  if (!schemas.some(isModule)) return [];
  const expected = 'a JSON Schema (the default export of a JSON module)';
  return [{ pointer: '/schema', given: schema, expected }];
}

/** Options that would do nothing: whoever gives them believes that they do something. */
function unusedOptions({ schema, formats, ajv }: PayloadSchemaOptions): OptionMistake[] {
  const unused = (name: string, why: string): OptionMistake => ({
    pointer: `/${name}`,
    why: `does nothing ${why}`,
  });
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
