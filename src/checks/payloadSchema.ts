import { Array, Promise } from '../lib/primordials.ts';
import { readProxyResponse } from './answer/proxyResponse.ts';
import type { Check, CheckContext, CheckResult } from '../model/check.ts';
import { describePayload } from './invocation/describePayload.ts';
import { invokeOptions, resolvePayload } from './invocation/invocationOptions.ts';
import { invocationProblem } from './invocation/invocationProblem.ts';
import { compileJsonSchema, type CompiledSchema, type JsonSchema } from './schema/jsonSchema.ts';
import { failedBy, missing, type Mismatch } from './answer/mismatch.ts';
import { checkWithOptions, OptionMistakes } from './run/options.ts';
import {
  payloadSchemaRules,
  unusedOptions,
  type PayloadSchemaOptions,
} from './schema/payloadSchemaOptions.ts';
import { isStandardSchema, standardViolations } from './schema/standardSchema.ts';

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
  return checkWithOptions('payloadSchema', options, payloadSchemaRules, (given) => {
    const unused = unusedOptions(given);
    if (unused.length > 0) throw new OptionMistakes(unused);
    const compiled = compiledSchema(given);
    return (context) => conform(given, compiled, context);
  });
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

/** How the check begins to say that the schema has a mistake: it is compiled while others run. */
export const optionSchema = 'option "schema" of payloadSchema';

async function conform(
  options: PayloadSchemaOptions,
  compiling: Promise<CompiledSchema>,
  context: CheckContext,
): Promise<CheckResult> {
  const compiled = await compiling;
  if ('mistake' in compiled) {
    return { outcome: 'errored', message: `${optionSchema} cannot be used: ${compiled.mistake}` };
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
  const { statusCode, body } = readProxyResponse(payload);
  return wanted === 'body' || (wanted === undefined && statusCode !== undefined)
    ? { name: 'the body', value: body, root: '/body' }
    : { name: 'the answer', value: payload, root: '' };
}

function absent({ name, root }: Part, payload: unknown): Mismatch {
  const isProxy = readProxyResponse(payload).statusCode !== undefined;
  const actual =
    root === '' || isProxy ? missing : `${missing}: it is no proxy answer (no statusCode)`;
  return { pointer: root, expected: name, actual };
}
