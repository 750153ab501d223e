import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { optionalString } from './inputReaders.ts';

/** One page of a list, from where `NextToken` points; `next` is spread into the answer. */
export function paginate<T>(
  input: Input,
  items: readonly T[],
  size: number,
): { items: T[]; next: { NextToken?: string } } {
  const token = optionalString(input, 'NextToken');
  const from = token === undefined ? 0 : Number(/^from-(\d+)$/.exec(token)?.[1]);
  if (!(from <= items.length)) {
    throw new AwsError('InvalidNextToken', `${token} is not a token of this operation.`);
  }
  const to = from + size;
  return {
    items: items.slice(from, to),
    next: to < items.length ? { NextToken: `from-${to}` } : {},
  };
}
