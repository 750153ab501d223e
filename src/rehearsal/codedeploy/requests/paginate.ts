import { AwsError } from '../../http/awsError.ts';
import { text, type Members } from './inputReaders.ts';

export interface Page<T> {
  items: T[];
  nextToken?: string;
}

const encode = (offset: number): string => Buffer.from(`from ${offset}`).toString('base64url');

/** One page of a list, from where the request's `nextToken` says. */
export function page<T>(all: readonly T[], input: Members, size: number): Page<T> {
  const start = offset(text(input, 'nextToken'), all.length);
  const end = start + size;
  const items = all.slice(start, end);
  return end < all.length ? { items, nextToken: encode(end) } : { items };
}

function offset(token: string | undefined, length: number): number {
  if (token === undefined) return 0;
  const written = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  const start = Number(written);
  if (written !== undefined && start <= length) return start;
  throw new AwsError('InvalidNextTokenException', `${token} is not a token of this operation.`);
}
