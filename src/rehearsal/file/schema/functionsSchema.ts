import { nonEmptyString, type Part } from './schemaPart.ts';

const code: Record<string, Part> = {
  codeUri: nonEmptyString('a folder or a zip, relative to this file'),
  imageUri: nonEmptyString('a container image that Docker has'),
  handler: nonEmptyString('what the runtime runs, such as index.handler'),
  runtime: nonEmptyString('a runtime of Lambda, such as nodejs24.x or python3.14'),
  architecture: { enum: ['x86_64', 'arm64'], description: 'x86_64 or arm64' },
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
    items: nonEmptyString('a folder or a zip, relative to this file'),
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

/** The JSON Schema of a rehearsal file's `functions`. */
export const functionsSchema: Part = {
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

/** The JSON Schema of `functions` in a rehearsal file with a template: what is set here wins. */
export const functionOverridesSchema: Part = {
  type: 'object',
  description: 'a map of logical IDs to what the rehearsal sets',
  additionalProperties: {
    type: 'object',
    description: 'a map',
    properties: code,
    additionalProperties: false,
  },
};
