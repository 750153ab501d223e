import type { ExpectedAnswer } from '../../checks/answer/expectation.ts';
import type { FunctionReadyOptions } from '../../checks/functionReady.ts';
import type { LatencyBudgetOptions } from '../../checks/latencyBudget.ts';
import type { PayloadSchemaOptions } from '../../checks/schema/payloadSchemaOptions.ts';
import type { SmokeInvokeOptions } from '../../checks/smokeInvoke.ts';
import { invocationProperties } from './invocationSchema.ts';
import type { OptionsSchema, SchemaNode } from './schemaNode.ts';

const count = (maximum: number): SchemaNode => ({ type: 'integer', minimum: 1, maximum });
const text: SchemaNode = { type: 'string', minLength: 1 };
const texts: SchemaNode = { type: 'array', items: text };

const expectedAnswer: OptionsSchema<ExpectedAnswer> = {
  type: 'object',
  description: 'What is not named may be as it likes.',
  properties: {
    statusCode: {
      type: ['integer', 'array'],
      minimum: 100,
      maximum: 599,
      minItems: 1,
      items: { type: 'integer', minimum: 100, maximum: 599 },
    },
    headers: {
      type: 'object',
      additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
    },
    body: { description: 'The body of a proxy answer. Objects match partially, lists wholly.' },
    payload: { description: 'The whole answer. Matches like body.' },
  },
  required: [],
  additionalProperties: false,
};

const smokeInvoke: OptionsSchema<SmokeInvokeOptions> = {
  type: 'object',
  description: 'Invokes the version being deployed and looks at the answer.',
  properties: { ...invocationProperties, expect: expectedAnswer },
  required: ['payload'],
  additionalProperties: false,
};

const payloadSchema: OptionsSchema<PayloadSchemaOptions> = {
  type: 'object',
  description: 'The answer conforms to a JSON Schema.',
  properties: {
    ...invocationProperties,
    schema: {
      type: ['object', 'boolean', 'array'],
      minItems: 1,
      items: { type: ['object', 'boolean'] },
      description: 'A JSON Schema, or a list of them with the root first.',
    },
    part: { enum: ['body', 'payload'] },
    formats: { type: ['boolean', 'array'], items: text },
    ajv: { type: 'object', description: 'Options for ajv.' },
  },
  required: ['payload', 'schema'],
  additionalProperties: false,
};

const threshold: SchemaNode = {
  type: ['string', 'object'],
  title: "a threshold such as 'p(95)<300' or { threshold, abortOnFail? }",
  properties: { threshold: { type: 'string' }, abortOnFail: { type: 'boolean' } },
  required: ['threshold'],
  additionalProperties: false,
};

const latencyBudget: OptionsSchema<LatencyBudgetOptions> = {
  type: 'object',
  description: 'The time that the function itself takes stays within limits.',
  properties: {
    ...invocationProperties,
    thresholds: {
      type: ['array', 'object'],
      title: 'a list of thresholds, or { warn?, fail? } with such lists',
      minItems: 1,
      items: threshold,
      minProperties: 1,
      properties: {
        warn: { type: 'array', minItems: 1, items: threshold },
        fail: { type: 'array', minItems: 1, items: threshold },
      },
      additionalProperties: false,
    },
    samples: {
      type: ['integer', 'string'],
      title: "'auto' or a whole number from 1 to 100,000",
      minimum: 1,
      maximum: 100_000,
      pattern: '^auto$',
    },
    maxSamples: count(10_000),
    concurrency: count(1_000),
    rate: { type: 'number', exclusiveMinimum: 0, description: 'Calls started per second.' },
    minDetectableEffect: {
      type: 'string',
      title: "a difference such as '+25%' or '+50ms'",
      pattern: '^(?=.*[1-9])\\s*\\+?\\s*\\d+(\\.\\d+)?\\s*(%|ms|s)\\s*$',
    },
  },
  required: ['payload', 'thresholds'],
  additionalProperties: false,
};

const functionReady: OptionsSchema<FunctionReadyOptions> = {
  type: 'object',
  description: 'The version is Active and configured as expected.',
  properties: {
    runtime: text,
    handler: text,
    memorySize: { type: 'integer', minimum: 1, description: 'Megabytes.' },
    timeout: { type: 'integer', minimum: 1, description: 'Seconds.' },
    environmentKeys: texts,
    layers: texts,
    tracingMode: { enum: ['Active', 'PassThrough'] },
    architecture: { enum: ['x86_64', 'arm64'] },
    provisionedConcurrency: { type: ['boolean', 'integer'], minimum: 1 },
  },
  required: [],
  additionalProperties: false,
};

const aliasRouting: SchemaNode = {
  type: 'object',
  description: 'After the shift the alias sends all traffic to the version that was deployed.',
  properties: {},
  required: [],
  additionalProperties: false,
};

/** The built-in checks, by the names of their factories. */
export type CheckName =
  'smokeInvoke' | 'payloadSchema' | 'latencyBudget' | 'functionReady' | 'aliasRouting';

/** The options of each check. */
export const checkSchemas: Readonly<Record<CheckName, SchemaNode>> = {
  smokeInvoke,
  payloadSchema,
  latencyBudget,
  functionReady,
  aliasRouting,
};
