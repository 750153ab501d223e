import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from 'js-yaml';
import type { YamlSchema } from '../../deployment/yaml/yamlSchema.ts';

const resolved = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

/** What a plain scalar means. */
function plain(text: string): unknown {
  for (const tag of resolved) {
    const value: unknown = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

const tags = {
  scalar: ['!', '!!str', '!!null', '!!bool', '!!int', '!!float'],
  list: ['!', '!!seq'],
  map: ['!', '!!map'],
};

/** @see https://yaml.org/spec/1.2.2/#103-core-schema */
export const coreSchema: YamlSchema = {
  valueOf: ({ text, isPlain, tag }) =>
    (tag === undefined ? isPlain : !['!', '!!str'].includes(tag)) ? plain(text) : text,
  knowsTag: (tag, kind) => tags[kind].includes(tag),
};
