import type { Input } from '../../http/operation.ts';
import { invalidMember, optionalInteger, optionalString } from './inputReaders.ts';

/** AWS's default. */
const PAGE_SIZE = 50;

export interface Page<T> {
  items: T[];
  /** The members of the response that lead to the next page; empty on the last one. */
  next: { NextMarker?: string };
}

/** One page of a list, as the request's `Marker` and `MaxItems` ask for it. */
export function paginate<T>(input: Input, all: readonly T[]): Page<T> {
  const size = optionalInteger(input, 'MaxItems', [1, 10_000]) ?? PAGE_SIZE;
  const marker = optionalString(input, 'Marker');
  const start = marker === undefined ? 0 : Number(marker);
  if (!Number.isInteger(start) || start < 0) {
    throw invalidMember('Marker', marker, 'Member must be a NextMarker of an earlier answer');
  }
  const end = start + size;
  return {
    items: all.slice(start, end),
    next: end < all.length ? { NextMarker: String(end) } : {},
  };
}
