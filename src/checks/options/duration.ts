import { durationExpected } from '../../lib/duration.ts';
import type { OptionalKind } from './optionKind.ts';

/**
 * A timer of Node.js counts milliseconds in 31 bits, nearly 25 days. A pattern cannot compare
 * numbers, so it limits the digits.
 */
const digits =
  '\\s*(1?\\d{1,9}(\\.\\d+)?\\s*ms|1?\\d{1,6}(\\.\\d+)?\\s*s|[12]?\\d{1,4}(\\.\\d+)?\\s*m)\\s*';

/** A `Duration`: milliseconds, or a text with its unit. */
/* @__NO_SIDE_EFFECTS__ */
export function duration(): OptionalKind {
  return {
    type: ['number', 'string'],
    title: `${durationExpected}, at most 20 days`,
    minimum: 0,
    maximum: 2 ** 31 - 1,
    pattern: `^${digits}$`,
  };
}

/** A `Duration` that is not 0. */
/* @__NO_SIDE_EFFECTS__ */
export function durationAboveZero(): OptionalKind {
  return {
    type: ['number', 'string'],
    title: `${durationExpected}, above 0, at most 20 days`,
    exclusiveMinimum: 0,
    maximum: 2 ** 31 - 1,
    pattern: `^(?=.*[1-9])${digits}$`,
  };
}
