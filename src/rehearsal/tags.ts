import { isPlainObject } from '../lib/objects.ts';
import { AwsError } from './http/awsError.ts';

/** The tags of a resource: values by key. */
export type Tags = Map<string, string>;

const invalid = (value: unknown): AwsError =>
  new AwsError(
    'ValidationException',
    `The tags are ${JSON.stringify(value)}; expected a list of objects with Key and Value.`,
  );

/** A request's list of `Key` and `Value`; empty if it has none. */
export function readTagList(value: unknown): Tags {
  if (value === undefined || value === null) return new Map();
  if (!Array.isArray(value)) throw invalid(value);
  return new Map(
    value.map((tag: unknown) => {
      if (!isPlainObject(tag) || typeof tag['Key'] !== 'string') throw invalid(value);
      return [tag['Key'], typeof tag['Value'] === 'string' ? tag['Value'] : ''];
    }),
  );
}

export function addTags(tags: Tags, more: Tags): void {
  for (const [key, value] of more) tags.set(key, value);
}

export const tagList = (tags: Tags): { Key: string; Value: string }[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));
