import type { Input } from '../../http/operation.ts';
import type { Tags } from '../../tags.ts';
import { optionalObject, optionalString } from './inputReaders.ts';

/** The request's `Tags`, an object of texts; empty if it has none. */
export function readTags(input: Input): Tags {
  const tags = optionalObject(input, 'Tags') ?? {};
  return new Map(Object.keys(tags).map((key) => [key, optionalString(tags, key) ?? '']));
}
