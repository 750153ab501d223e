import { Array, Promise } from '../../lib/primordials.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import { boundedWork } from '../answer/boundedWork.ts';
import { checkAnswer, type AnswerPredicate, type ExpectedAnswer } from '../answer/expectation.ts';
import { failedBy, missing, type Mismatch } from '../answer/mismatch.ts';
import { readProxyResponse } from '../answer/proxyResponse.ts';
import { describePayload } from '../invocation/describePayload.ts';
import {
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from '../invocation/invocationOptions.ts';
import { invocationProblem } from '../invocation/invocationProblem.ts';
import { describeMistake, type Place } from '../options/optionMistake.ts';
import {
  compileJsonSchema,
  type CompiledSchema,
  type JsonSchema,
  type JsonSchemaSource,
} from './jsonSchema.ts';
import { isStandardSchema, standardViolations, type StandardSchema } from './standardSchema.ts';

/** What is compiled, and how. */
interface SchemaOptions extends Partial<Pick<JsonSchemaSource, 'formats' | 'ajv'>> {
  readonly schema: JsonSchema | readonly JsonSchema[] | StandardSchema;
}

/** What is invoked, and which part of the answer must conform. */
interface ConformOptions extends InvocationOptions {
  readonly part?: 'body' | 'payload';
  readonly expect?: ExpectedAnswer | AnswerPredicate;
}

/** Starts to load and compile at once: in a Lambda function, that is during init. */
export function compileSchema(options: SchemaOptions): Promise<CompiledSchema> {
  const { schema, formats = true, ajv = {} } = options;
  if (isStandardSchema(schema)) {
    return Promise.resolve({
      violations: (value, root) => standardViolations(schema, value, root),
    });
  }
  const schemas = Array.isArray(schema) ? (schema as JsonSchema[]) : [schema as JsonSchema];
  return compileJsonSchema({ schemas, formats, ajv });
}

/** Why the schema cannot be used, if it cannot. That is known only when it is compiled. */
export async function schemaMistake(
  compiling: Promise<CompiledSchema>,
  place: Place,
): Promise<string | undefined> {
  const compiled = await compiling;
  return 'mistake' in compiled ? describeSchemaMistake(compiled.mistake, place) : undefined;
}

const describeSchemaMistake = (mistake: string, place: Place): string =>
  describeMistake({ pointer: '/schema', why: `cannot be used: ${mistake}` }, place);

/**
 * Invokes, and compares the answer with the schema.
 *
 * @param place - Names the option whose schema cannot be compiled: that is known only now.
 */
export async function conform(
  options: ConformOptions,
  compiling: Promise<CompiledSchema>,
  place: Place,
  context: CheckContext,
): Promise<CheckResult> {
  const compiled = await compiling;
  if ('mistake' in compiled) {
    return { outcome: 'errored', message: describeSchemaMistake(compiled.mistake, place) };
  }
  const payload = await resolvePayload(options.payload, context);
  const invocation = await context.invoke(payload, invokeOptions(options));
  const what = `${describePayload(payload)} to ${context.target.functionName}:${invocation.qualifier}`;
  const problem = invocationProblem(invocation, options.version, context);
  if (problem !== undefined) return { ...problem, message: `${what}: ${problem.message ?? ''}` };
  // A schema seldom says what a broken answer is: most would accept one.
  const answered = await checkAnswer(invocation.payload, options.expect, what, context);
  if (answered.outcome !== 'passed') return answered;
  const part = partOf(options.part, invocation.payload);
  // Most keywords of a schema accept a value that is absent: it would conform.
  if (part.value === undefined) return failedBy([absent(part, invocation.payload)], what);
  const found = await boundedWork(`${what}: ${part.name}`, context, () =>
    compiled.violations(part.value, part.root),
  );
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

function partOf(wanted: ConformOptions['part'], payload: unknown): Part {
  const { statusCode, body } = readProxyResponse(payload);
  return wanted === 'body' || (wanted === undefined && statusCode !== undefined)
    ? { name: 'the body', value: body, root: '/body' }
    : { name: 'the answer', value: payload, root: '' };
}

function absent({ name, root }: Part, payload: unknown): Mismatch {
  const isProxy = readProxyResponse(payload).statusCode !== undefined;
  const actual =
    root === '' || isProxy ? missing : `${missing}: it is not a proxy response (no statusCode)`;
  return { pointer: root, expected: name, actual };
}
