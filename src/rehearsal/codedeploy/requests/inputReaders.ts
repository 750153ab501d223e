import { AwsError } from '../../http/awsError.ts';

/** The members of a request, read by type: a wrong type is AWS's SerializationException. */
export type Members = Readonly<Record<string, unknown>>;

const wrong = (name: string, expected: string, value: unknown): AwsError =>
  new AwsError(
    'SerializationException',
    `${name} is ${JSON.stringify(value)}; expected ${expected}`,
  );

function member(input: Members, name: string): unknown {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  return value === null ? undefined : value;
}

export function text(input: Members, name: string): string | undefined {
  const value = member(input, name);
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(name, 'a string', value);
}

export function flag(input: Members, name: string): boolean | undefined {
  const value = member(input, name);
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrong(name, 'true or false', value);
}

export function number(input: Members, name: string): number | undefined {
  const value = member(input, name);
  if (value === undefined || typeof value === 'number') return value;
  throw wrong(name, 'a number', value);
}

export function members(input: Members, name: string): Members | undefined {
  const value = member(input, name);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Members;
  throw wrong(name, 'an object', value);
}

export function texts(input: Members, name: string): string[] | undefined {
  const value = list(input, name);
  return value?.map((item) => {
    if (typeof item === 'string') return item;
    throw wrong(name, 'a list of strings', value);
  });
}

export function objects(input: Members, name: string): Members[] | undefined {
  const value = list(input, name);
  return value?.map((item) => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item as Members;
    throw wrong(name, 'a list of objects', value);
  });
}

function list(input: Members, name: string): unknown[] | undefined {
  const value = member(input, name);
  if (value === undefined || Array.isArray(value)) return value;
  throw wrong(name, 'a list', value);
}
