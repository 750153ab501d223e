import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { optionalString } from './inputReaders.ts';

/**
 * One page of a list, from where the request's `nextToken` points; `next` is spread into the
 * answer.
 */
export function paginate<T>(
  input: Input,
  items: readonly T[],
  size: number,
): { items: T[]; next: { nextToken?: string } } {
  const from = readToken(optionalString(input, 'nextToken'), items.length);
  const to = from + size;
  return {
    items: items.slice(from, to),
    next: to < items.length ? { nextToken: writeToken(to) } : {},
  };
}

const writeToken = (offset: number): string => Buffer.from(`from ${offset}`).toString('base64url');

function readToken(token: string | undefined, length: number): number {
  if (token === undefined) return 0;
  const written = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  const offset = Number(written);
  if (written !== undefined && offset <= length) return offset;
  throw new AwsError('InvalidNextTokenException', `${token} is not a token of this operation.`);
}
