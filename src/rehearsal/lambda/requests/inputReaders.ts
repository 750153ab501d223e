import { isPlainObject } from '../../../lib/objects.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';

/** AWS's error for a member whose value does not fit AWS's model. */
export function invalidMember(member: string, value: unknown, constraint: string): AwsError {
  const camel = member.charAt(0).toLowerCase() + member.slice(1);
  const shown =
    value === undefined ? 'null' : `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${camel}' failed to satisfy constraint: ${constraint}`,
  );
}

export function optionalString(input: Input, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw invalidMember(member, value, 'Member must be a string');
}

export function requiredString(input: Input, member: string): string {
  const value = optionalString(input, member);
  if (value !== undefined && value !== '') return value;
  throw invalidMember(member, undefined, 'Member must not be null');
}

/** Takes digits in a text too: query strings have nothing else. */
export function optionalInteger(
  input: Input,
  member: string,
  [least, most]: [number, number],
): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) {
    return number;
  }
  throw invalidMember(member, value, `Member must be a whole number from ${least} to ${most}`);
}

export function optionalObject(input: Input, member: string): Input | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (isPlainObject(value)) return value;
  throw invalidMember(member, value, 'Member must be an object');
}

export function optionalEnum<T extends string>(
  input: Input,
  member: string,
  values: readonly T[],
): T | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  const found = values.find((allowed) => allowed === value);
  if (found !== undefined) return found;
  throw invalidMember(member, value, `Member must satisfy enum value set: [${values.join(', ')}]`);
}
