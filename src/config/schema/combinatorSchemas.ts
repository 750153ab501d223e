import type { InParallelOptions } from '../../checks/combinators/inParallel.ts';
import type { RepeatOptions } from '../../checks/combinators/repeat.ts';
import type { RetryOptions } from '../../checks/combinators/retry.ts';
import type { Condition } from '../whenTarget.ts';
import { duration, durationAboveZero } from './durationSchema.ts';
import type { OptionsSchema, SchemaNode } from './schemaNode.ts';

/** A combinator's own options, and the check that it is put around. */
type Around<T> = OptionsSchema<T & { check: unknown }>;

const check: SchemaNode = { $ref: '#/$defs/check' };
const checks: SchemaNode = { type: 'array', minItems: 1, items: check };

const retry: Around<RetryOptions> = {
  type: 'object',
  description: 'The check, tried again while it does not pass.',
  properties: {
    attempts: { type: 'integer', minimum: 1, maximum: 100 },
    delay: duration,
    backoff: { type: 'number', minimum: 1, maximum: 10 },
    check,
  },
  required: ['attempts', 'check'],
  additionalProperties: false,
};

const repeat: Around<RepeatOptions> = {
  type: 'object',
  description: 'The check, run several times.',
  properties: {
    times: { type: 'integer', minimum: 1, maximum: 1_000 },
    every: duration,
    failureLimit: { type: 'integer', minimum: 0, maximum: 1_000 },
    consecutiveSuccesses: { type: 'integer', minimum: 1, maximum: 1_000 },
    check,
  },
  required: ['times', 'check'],
  additionalProperties: false,
};

const timeLimit: Around<{ limit: unknown }> = {
  type: 'object',
  description: 'The check, given so much time at most.',
  properties: { limit: durationAboveZero, check },
  required: ['limit', 'check'],
  additionalProperties: false,
};

const named: Around<{ name: string }> = {
  type: 'object',
  description: 'The check under another name.',
  properties: { name: { type: 'string', pattern: '\\S' }, check },
  required: ['name', 'check'],
  additionalProperties: false,
};

const oneOrSeveral = (pattern: string, title: string): SchemaNode => ({
  type: ['string', 'array'],
  title,
  pattern,
  minItems: 1,
  items: { type: 'string', title, pattern },
});

const when: Around<Condition> = {
  type: 'object',
  title: 'one or more of functionName, alias and lifecycleEvent, and check',
  description: 'The check where everything that is named is so, else it is skipped.',
  properties: {
    functionName: oneOrSeveral(
      '^(((arn:[\\w-]+:lambda:[\\w-]+:)?\\d{12}:)?function:)?[\\w-]{1,64}$',
      "a function's name or ARN without a version, or a list of such",
    ),
    // Lambda refuses an alias that could be a version.
    alias: oneOrSeveral('^(?!\\d+$)[\\w-]{1,128}$', "an alias's name, or a list of such"),
    lifecycleEvent: oneOrSeveral(
      '^(Before|After)AllowTraffic$',
      'BeforeAllowTraffic or AfterAllowTraffic, or a list of them',
    ),
    check,
  },
  required: ['check'],
  additionalProperties: false,
  minProperties: 2,
};

const inParallelOptions: OptionsSchema<InParallelOptions & { checks: unknown }> = {
  type: 'object',
  properties: { concurrency: { type: 'integer', minimum: 1 }, checks },
  required: ['checks'],
  additionalProperties: false,
};

/** The combinators, by their names. */
export type CombinatorName =
  | 'advisory'
  | 'named'
  | 'retry'
  | 'repeat'
  | 'timeLimit'
  | 'when'
  | 'inSequence'
  | 'inParallel'
  | 'anyOf';

/** What each combinator takes. */
export const combinatorSchemas: Readonly<Record<CombinatorName, SchemaNode>> = {
  advisory: { ...check, description: 'Measured and shown, never deciding.' },
  named,
  retry,
  repeat,
  timeLimit,
  when,
  inSequence: { ...checks, description: 'One after the other, up to the first that fails.' },
  inParallel: {
    ...inParallelOptions,
    ...checks,
    type: ['array', 'object'],
    description: 'All at the same time; as an object, at most so many at once.',
  },
  anyOf: { ...checks, description: 'Passes where one of them does.' },
};
