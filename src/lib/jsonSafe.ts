import {
  Array,
  ArrayBuffer,
  Date,
  Error,
  JSON,
  Map,
  Number,
  Object,
  Promise,
  RegExp,
  Set,
  String,
} from './primordials.ts';
import { cutText, valueLimit } from './text.ts';

/** The most members that are kept of one object or list. */
const memberLimit = 100;
const depthLimit = 12;
/** Limits the work on a huge value: an answer may have 6 MB. */
const nodeLimit = 5_000;

interface Walk {
  /** The objects that contain the current value. */
  readonly above: Set<object>;
  /** How many values were visited. */
  nodes: number;
}

/**
 * Turns any value into one that JSON can hold. Cycles, functions, symbols, BigInt, NaN, dates, bytes
 * and throwing getters become short texts, a Map becomes an object and a Set a list. Long texts and
 * lists are cut. Members that are `undefined` are left out. Never throws.
 */
export function jsonSafe(value: unknown): unknown {
  return plain(value, { above: new Set(), nodes: 0 });
}

function plain(value: unknown, walk: Walk): unknown {
  walk.nodes += 1;
  switch (typeof value) {
    case 'string':
      return cutText(value);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'undefined':
      return undefined;
    case 'bigint':
      return cutText(`${value.toString()}n`);
    case 'symbol':
      return cutText(value.toString());
    case 'function':
      return '[function]';
    case 'object':
      return value === null ? null : plainObject(value, walk);
  }
}

function plainObject(value: object, walk: Walk): unknown {
  if (walk.above.has(value)) return '[circular]';
  if (walk.above.size >= depthLimit || walk.nodes > nodeLimit) return '[…]';
  walk.above.add(value);
  try {
    return special(value) ?? (Array.isArray(value) ? list(value, walk) : members(value, walk));
  } catch {
    return '[unreadable]';
  } finally {
    walk.above.delete(value);
  }
}

function special(value: object): string | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  }
  if (value instanceof RegExp) return cutText(String(value));
  if (value instanceof Error) return cutText(`${value.name}: ${value.message}`);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Promise) return '[promise]';
  return undefined;
}

function list(values: readonly unknown[], walk: Walk): unknown[] {
  const kept = values.slice(0, memberLimit).map((value) => plain(value, walk) ?? null);
  return values.length > memberLimit ? [...kept, `… ${values.length - memberLimit} more`] : kept;
}

function members(value: object, walk: Walk): unknown {
  if (value instanceof Set) return list([...value], walk);
  const entries: [string, unknown][] =
    value instanceof Map
      ? [...value].map(([key, member]) => [typeof key === 'string' ? key : '[key]', member])
      : Object.keys(value).map((key) => [key, readMember(value, key)]);
  const kept = entries
    .slice(0, memberLimit)
    .map(([key, member]): [string, unknown] => [cutText(key), plain(member, walk)])
    .filter(([, member]) => member !== undefined);
  if (entries.length > memberLimit) kept.push(['…', `${entries.length - memberLimit} more`]);
  return Object.fromEntries(kept);
}

function readMember(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return '[threw]';
  }
}

/** A value for the record: {@link jsonSafe}, or the beginning of its JSON text if that is long. */
export function shownValue(value: unknown): unknown {
  const data = jsonSafe(value);
  if (typeof data !== 'object' || data === null) return data;
  const text = JSON.stringify(data);
  return text.length <= valueLimit ? data : cutText(text);
}

/** Like {@link shownValue}, but for each member of an object or a list. */
export function shownMembers(value: unknown): unknown {
  const data = jsonSafe(value);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(shownValue);
  return Object.fromEntries(Object.entries(data).map(([key, member]) => [key, shownValue(member)]));
}

/** A value for sentences: the beginning of its JSON text, or `nothing` for `undefined`. */
export function inWords(value: unknown): string {
  const data = jsonSafe(value);
  return data === undefined ? 'nothing' : cutText(JSON.stringify(data));
}
