import type { SchemaNode } from './schemaNode.ts';

const expected =
  "milliseconds as a number from 0, or a text such as '250ms', '30s' or '5m', at most 20 days";

/** Timers count milliseconds in 31 bits, nearly 25 days; of a text the digits are counted. */
const text =
  '\\s*(1?\\d{1,9}(\\.\\d+)?\\s*ms|1?\\d{1,6}(\\.\\d+)?\\s*s|[12]?\\d{1,4}(\\.\\d+)?\\s*m)\\s*';
const type = ['number', 'string'];
const maximum = 2 ** 31 - 1;

/** A `Duration` in JSON. */
export const duration: SchemaNode = {
  type,
  title: expected,
  minimum: 0,
  maximum,
  pattern: `^${text}$`,
};

/** One that is not 0. */
export const durationAboveZero: SchemaNode = {
  type,
  title: `${expected}, above 0`,
  exclusiveMinimum: 0,
  maximum,
  pattern: `^(?=.*[1-9])${text}$`,
};
