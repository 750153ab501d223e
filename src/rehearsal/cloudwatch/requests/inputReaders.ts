import { isPlainObject } from '../../../lib/objects.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';

/** AWS's error for a value that does not fit. */
export const invalidValue = (member: string, value: unknown, expected: string): AwsError =>
  new AwsError(
    'InvalidParameterValueException',
    `The value ${JSON.stringify(value)} for parameter ${member} is invalid; expected ${expected}.`,
  );

function present(input: Input, member: string): unknown {
  const value = Object.hasOwn(input, member) ? input[member] : undefined;
  return value === null ? undefined : value;
}

export function optionalString(input: Input, member: string): string | undefined {
  const value = present(input, member);
  if (value === undefined || typeof value === 'string') return value;
  throw invalidValue(member, value, 'a string');
}

export function requiredString(input: Input, member: string): string {
  const value = optionalString(input, member);
  if (value) return value;
  throw missing(member);
}

/** Takes digits in a text too: the query protocol has nothing else. */
export function optionalNumber(input: Input, member: string): number | undefined {
  const value = present(input, member);
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw invalidValue(member, value, 'a number');
}

export function requiredNumber(input: Input, member: string): number {
  const value = optionalNumber(input, member);
  if (value !== undefined) return value;
  throw missing(member);
}

export function optionalBoolean(input: Input, member: string): boolean | undefined {
  const value = present(input, member);
  if (value === undefined || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidValue(member, value, 'true or false');
}

function readTime(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number') return value * 1000;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** Milliseconds since the epoch; the protocols carry a `Date`, seconds, or a text. */
export function optionalTime(input: Input, member: string): number | undefined {
  const value = present(input, member);
  if (value === undefined) return undefined;
  const time = readTime(value);
  if (!Number.isNaN(time)) return time;
  throw invalidValue(member, value, 'a time');
}

export function requiredTime(input: Input, member: string): number {
  const value = optionalTime(input, member);
  if (value !== undefined) return value;
  throw missing(member);
}

export function optionalObject(input: Input, member: string): Input | undefined {
  const value = present(input, member);
  if (value === undefined || isPlainObject(value)) return value;
  throw invalidValue(member, value, 'an object');
}

function list(input: Input, member: string): unknown[] {
  // An empty list of the query protocol is an empty text.
  const value = present(input, member) ?? [];
  if (value === '') return [];
  if (Array.isArray(value)) return value;
  throw invalidValue(member, value, 'a list');
}

export const strings = (input: Input, member: string): string[] =>
  list(input, member).map((item) => {
    if (typeof item === 'string') return item;
    throw invalidValue(member, item, 'a list of strings');
  });

export const numbers = (input: Input, member: string): number[] =>
  list(input, member).map((item) => requiredNumber({ [member]: item }, member));

export const objects = (input: Input, member: string): Input[] =>
  list(input, member).map((item) => {
    if (isPlainObject(item)) return item;
    throw invalidValue(member, item, 'a list of objects');
  });

/** Throws AWS's error if the value is not one of `values`. */
export function optionalEnum<T extends string>(
  input: Input,
  member: string,
  values: readonly T[],
): T | undefined {
  const value = optionalString(input, member);
  if (value === undefined) return undefined;
  const found = values.find((allowed) => allowed === value);
  if (found !== undefined) return found;
  throw invalidValue(member, value, `one of ${values.join(', ')}`);
}

export const missing = (member: string): AwsError =>
  new AwsError('MissingRequiredParameterException', `The parameter ${member} must be specified.`);
