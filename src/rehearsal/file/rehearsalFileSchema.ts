/** A part of the schema; `description` is what a message says was expected. */
interface Part {
  [keyword: string]: unknown;
}

const text = (description: string): Part => ({ type: 'string', minLength: 1, description });

const code: Record<string, Part> = {
  codeUri: text('a folder or a zip, relative to this file'),
  handler: text('file.export, such as index.handler'),
  runtime: text('nodejs22.x or nodejs24.x'),
  timeout: { type: 'integer', minimum: 1, maximum: 900, description: 'whole seconds, 1 to 900' },
  memorySize: {
    type: 'integer',
    minimum: 128,
    maximum: 10240,
    description: 'whole megabytes, 128 to 10240',
  },
  environment: {
    type: 'object',
    description: 'a map of names to values',
    additionalProperties: {
      type: ['string', 'number', 'boolean'],
      description: 'a string',
    },
  },
  layers: {
    type: 'array',
    items: text('a folder or a zip, relative to this file'),
    description: 'a list of folders or zips',
  },
  command: {
    type: 'array',
    minItems: 1,
    items: { type: ['string', 'number'], description: 'a string' },
    description: 'a list: the program and its arguments',
  },
};

const versions: Part = {
  type: 'object',
  minProperties: 1,
  description: 'a map of version numbers to their code',
  propertyNames: { pattern: '^[0-9]+$', description: 'a version number' },
  additionalProperties: {
    type: ['object', 'null'],
    description: 'a map',
    properties: code,
    additionalProperties: false,
  },
};

const functions: Part = {
  type: 'object',
  minProperties: 1,
  description: 'a map of function names to functions',
  propertyNames: {
    pattern: '^[a-zA-Z0-9_-]{1,64}$',
    description: 'a function name of 1 to 64 letters, digits, - or _',
  },
  additionalProperties: {
    type: 'object',
    description: 'a map',
    properties: { ...code, versions },
    additionalProperties: false,
  },
};

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

const alarms: Part = {
  type: 'array',
  description: 'a list of { name, atMinute } or { name, atShare }',
  items: {
    type: 'object',
    description: '{ name, atMinute } or { name, atShare }',
    properties: {
      name: text('the name of an alarm'),
      atMinute: { type: 'number', minimum: 0, description: "minutes of the deployment's clock" },
      atShare: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
        description: "the target version's share of the traffic, above 0 and up to 1",
      },
    },
    required: ['name'],
    additionalProperties: false,
  },
};

/** JSON Schema of a rehearsal file. */
export const rehearsalFileSchema: Part = {
  type: 'object',
  description: 'a map with appspec and functions',
  properties: {
    appspec: {
      type: ['string', 'object'],
      description: 'the path of an AppSpec, or the AppSpec itself',
    },
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
    seed: { type: 'integer', description: 'a whole number' },
    duplicates: {
      type: ['boolean', 'array'],
      description: 'true, or a list of BeforeAllowTraffic and AfterAllowTraffic',
      items: {
        enum: ['BeforeAllowTraffic', 'AfterAllowTraffic'],
        description: 'BeforeAllowTraffic or AfterAllowTraffic',
      },
    },
    functions,
  },
  required: ['appspec', 'functions'],
  additionalProperties: false,
};
