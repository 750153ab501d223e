import { lambdaHookEvents } from '../../../model/lifecycleEvents.ts';
import { functionOverridesSchema, functionsSchema } from './functionsSchema.ts';
import { nonEmptyString, type Part } from './schemaPart.ts';

const deploymentConfig: Part = {
  type: ['string', 'object'],
  description: 'the name of a deployment configuration, or { type, percentage, interval }',
  properties: {
    type: { enum: ['canary', 'linear'], description: 'canary or linear' },
    percentage: {
      type: 'integer',
      minimum: 1,
      maximum: 99,
      description: 'a whole number, 1 to 99',
    },
    interval: {
      type: 'integer',
      minimum: 1,
      maximum: 2880,
      description: 'whole minutes, 1 to 2880',
    },
  },
  required: ['type', 'percentage', 'interval'],
  additionalProperties: false,
};

/** The stand-in checks the values, as CloudWatch does. */
const metricRule: Part = {
  type: 'object',
  description: 'a map with metricName and threshold',
  properties: {
    namespace: nonEmptyString('a namespace, such as AWS/Lambda'),
    metricName: nonEmptyString('the name of a metric, such as Errors'),
    dimensions: {
      type: 'object',
      description: 'a map of names to values',
      additionalProperties: { type: 'string', description: 'a string' },
    },
    statistic: nonEmptyString('a statistic, such as Sum or p99'),
    period: { type: 'integer', minimum: 1, description: 'seconds, such as 60' },
    evaluationPeriods: { type: 'integer', minimum: 1, description: 'a whole number, from 1' },
    datapointsToAlarm: { type: 'integer', minimum: 1, description: 'a whole number, from 1' },
    threshold: { type: 'number', description: 'a number' },
    comparisonOperator: nonEmptyString('a comparison, such as GreaterThanThreshold'),
    treatMissingData: nonEmptyString('missing, ignore, breaching or notBreaching'),
  },
  required: ['metricName', 'threshold'],
  additionalProperties: false,
};

const traffic: Part = {
  type: 'object',
  description: 'a map with rate and payload',
  properties: {
    rate: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 6000,
      description: 'calls per minute, above 0 and up to 6000',
    },
    payload: {},
  },
  required: ['rate'],
  additionalProperties: false,
};

const alarms: Part = {
  type: 'array',
  description: 'a list of { name, atMinute }, { name, atShare } or { name, metric }',
  items: {
    type: 'object',
    description: '{ name, atMinute }, { name, atShare } or { name, metric }',
    properties: {
      name: nonEmptyString('the name of an alarm'),
      atMinute: { type: 'number', minimum: 0, description: "minutes of the deployment's clock" },
      atShare: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
        description: "the target version's share of the traffic, above 0 and up to 1",
      },
      metric: metricRule,
    },
    required: ['name'],
    additionalProperties: false,
  },
};

const settings: Record<string, Part> = {
  deploymentConfig,
  clock: {
    type: 'object',
    description: 'a map with minute',
    properties: {
      minute: { type: ['string', 'number'], description: 'a duration such as 100ms or 2s' },
    },
    additionalProperties: false,
  },
  hookTimeout: { type: 'number', exclusiveMinimum: 0, description: 'minutes, above 0' },
  autoRollback: { type: 'boolean', description: 'true or false' },
  revision: { enum: ['string', 'appSpecContent'], description: 'string or appSpecContent' },
  faults: {
    type: 'object',
    description: 'a map of operations to faults',
    additionalProperties: {
      type: ['string', 'object'],
      description: 'deny, throttle, latency, reset or garbage, or { fault, times, latency }',
      properties: { fault: {}, times: {}, latency: {} },
      additionalProperties: false,
    },
  },
  alarms,
  traffic,
  seed: { type: 'integer', description: 'a whole number' },
  duplicates: {
    type: ['boolean', 'array'],
    description: `true, or a list of ${lambdaHookEvents.join(' and ')}`,
    items: {
      enum: [...lambdaHookEvents],
      description: lambdaHookEvents.join(' or '),
    },
  },
  $schema: nonEmptyString('the path of this JSON Schema, for editors'),
};

/** The JSON Schema of a rehearsal file with an AppSpec. */
export const rehearsalFileSchema: Part = {
  type: 'object',
  description: 'a map with appspec and functions, or with template',
  properties: {
    appspec: {
      type: ['string', 'object'],
      description: 'the path of an AppSpec, or the AppSpec itself',
    },
    template: { type: 'string', description: 'the path of a template' },
    ...settings,
    functions: functionsSchema,
  },
  required: ['appspec', 'functions'],
  additionalProperties: false,
};

/** The JSON Schema of a rehearsal file with a template. */
export const templateRehearsalSchema: Part = {
  type: 'object',
  description: 'a map with template',
  properties: {
    template: nonEmptyString('the path of a template or of a CDK assembly'),
    parameters: {
      type: 'object',
      description: 'a map of names to values',
      additionalProperties: { type: ['string', 'number', 'boolean'], description: 'a string' },
    },
    ...settings,
    functions: functionOverridesSchema,
  },
  required: ['template'],
  additionalProperties: false,
};
