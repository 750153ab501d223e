import { isPlainObject } from '../../../lib/objects.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';

/** AWS's error for a member of the wrong type. */
const wrongType = (member: string, expected: string, value: unknown): AwsError =>
  new AwsError(
    'SerializationException',
    `${member} is ${JSON.stringify(value)}; expected ${expected}`,
  );

function memberOf(input: Input, member: string): unknown {
  const value = Object.hasOwn(input, member) ? input[member] : undefined;
  return value === null ? undefined : value;
}

export function optionalString(input: Input, member: string): string | undefined {
  const value = memberOf(input, member);
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(member, 'a string', value);
}

/** Throws the error that `missing` makes if the member is absent or empty: AWS has one for each. */
export function requiredString(input: Input, member: string, missing: () => AwsError): string {
  const value = optionalString(input, member);
  if (value) return value;
  throw missing();
}

export function optionalBoolean(input: Input, member: string): boolean | undefined {
  const value = memberOf(input, member);
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrongType(member, 'true or false', value);
}

export function optionalNumber(input: Input, member: string): number | undefined {
  const value = memberOf(input, member);
  if (value === undefined || typeof value === 'number') return value;
  throw wrongType(member, 'a number', value);
}

export function optionalObject(input: Input, member: string): Input | undefined {
  const value = memberOf(input, member);
  if (value === undefined || isPlainObject(value)) return value;
  throw wrongType(member, 'an object', value);
}

export function optionalStrings(input: Input, member: string): string[] | undefined {
  const value = optionalList(input, member);
  return value?.map((item) => {
    if (typeof item === 'string') return item;
    throw wrongType(member, 'a list of strings', value);
  });
}

export function optionalObjects(input: Input, member: string): Input[] | undefined {
  const value = optionalList(input, member);
  return value?.map((item) => {
    if (isPlainObject(item)) return item;
    throw wrongType(member, 'a list of objects', value);
  });
}

function optionalList(input: Input, member: string): unknown[] | undefined {
  const value = memberOf(input, member);
  if (value === undefined || Array.isArray(value)) return value;
  throw wrongType(member, 'a list', value);
}

/** Throws the error named `code` if the value is not one of `values`. */
export function optionalEnum<T extends string>(
  input: Input,
  member: string,
  values: readonly T[],
  code: string,
): T | undefined {
  const value = optionalString(input, member);
  if (value === undefined) return undefined;
  const found = values.find((allowed) => allowed === value);
  if (found !== undefined) return found;
  throw new AwsError(code, `${member} is ${value}; expected one of ${values.join(', ')}.`);
}
