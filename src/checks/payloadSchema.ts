import type { Options } from 'ajv';
import { readAnswer } from './answer.ts';
import type { Check, CheckContext, CheckResult } from './check.ts';
import { describePayload } from './describePayload.ts';
import {
  invocationRules,
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from './invocationOptions.ts';
import { invocationProblem } from './invocationProblem.ts';
import {
  compileJsonSchema,
  isAjvInstance,
  type AjvInstance,
  type CompiledSchema,
  type FormatsOption,
  type JsonSchema,
} from './jsonSchema.ts';
import { failedBy, missing, type Mismatch } from './mismatch.ts';
import { checkWithOptions, isPlainObject, OptionMistakes, type OptionRules } from './options.ts';
import { isStandardSchema, standardViolations, type StandardSchema } from './standardSchema.ts';

/** Options of {@link payloadSchema}. */
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

const isJsonSchema = (value: unknown): boolean =>
  typeof value === 'boolean' || isPlainObject(value);

const rules: OptionRules<PayloadSchemaOptions> = {
  ...invocationRules,
  schema: {
    required: true,
    expected: 'a JSON Schema, a list of them with the root first, or a Standard Schema',
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

/**
 * The answer conforms to a schema; every violation is listed with its JSON pointer from the root
 * of the answer (`/body/price`). Also fails on a FunctionError and on another version than the
 * expected one. IAM: `lambda:InvokeFunction` on the version or alias.
 *
 * ```ts
 * payloadSchema({ payload: { path: '/orders/1' }, schema: { type: 'object', required: ['id'] } })
 * ```
 */
export function payloadSchema(options: PayloadSchemaOptions): Check {
  return checkWithOptions('payloadSchema', options, rules, (given) => {
    const unused = unusedOptions(given);
    if (unused.length > 0) throw new OptionMistakes(unused);
    const compiled = compiledSchema(given);
    return (context) => conform(given, compiled, context);
  });
}

/** Options that would do nothing: whoever gives them believes that they do. */
function unusedOptions({ schema, formats, ajv }: PayloadSchemaOptions): string[] {
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

/** Starts to load and compile at once: in a Lambda function that is its init. */
function compiledSchema(options: PayloadSchemaOptions): Promise<CompiledSchema> {
  const { schema, formats = true, ajv = {} } = options;
  if (isStandardSchema(schema)) {
    return Promise.resolve({
      violations: (value, root) => standardViolations(schema, value, root),
    });
  }
  const schemas = Array.isArray(schema) ? (schema as JsonSchema[]) : [schema as JsonSchema];
  return compileJsonSchema({ schemas, formats, ajv });
}

async function conform(
  options: PayloadSchemaOptions,
  compiling: Promise<CompiledSchema>,
  context: CheckContext,
): Promise<CheckResult> {
  const compiled = await compiling;
  if ('mistake' in compiled) {
    const message = `option "schema" of payloadSchema cannot be used: ${compiled.mistake}`;
    return { outcome: 'errored', message };
  }
  const payload = await resolvePayload(options.payload, context);
  const invocation = await context.invoke(payload, invokeOptions(options));
  const what = `${describePayload(payload)} to ${context.target.functionName}:${invocation.qualifier}`;
  const problem = invocationProblem(invocation, options.version, context);
  if (problem !== undefined) return { ...problem, message: `${what}: ${problem.message ?? ''}` };
  const part = partOf(options.part, invocation.payload);
  // Most keywords of a schema say nothing of what is not there: it would conform.
  if (part.value === undefined) return failedBy([absent(part, invocation.payload)], what);
  const found = await compiled.violations(part.value, part.root);
  return found.length === 0
    ? { outcome: 'passed', message: `${what}: ${part.name} conforms to the schema` }
    : failedBy(found, `${what}: ${part.name} does not conform to the schema`);
}

interface Part {
  name: string;
  value: unknown;
  /** Where the part stands in the answer, as a JSON pointer. */
  root: string;
}

function partOf(wanted: PayloadSchemaOptions['part'], payload: unknown): Part {
  const { statusCode, body } = readAnswer(payload);
  return wanted === 'body' || (wanted === undefined && statusCode !== undefined)
    ? { name: 'the body', value: body, root: '/body' }
    : { name: 'the answer', value: payload, root: '' };
}

function absent({ name, root }: Part, payload: unknown): Mismatch {
  const isProxy = readAnswer(payload).statusCode !== undefined;
  const actual =
    root === '' || isProxy ? missing : `${missing}: it is no proxy answer (no statusCode)`;
  return { pointer: root, expected: name, actual };
}
