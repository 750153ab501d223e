import { Array, JSON, Map, Set } from '../../../lib/primordials.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import type { Steps } from '../../../lib/steps.ts';
import { AnswerSizeError, mostPaths } from './answerLimits.ts';
import type { AnswerDocument } from './answerDocument.ts';
import { kindOfJson, nodesBelow, sizeOf, type AnswerNode } from './answerNodes.ts';
import { fingerprint, type Fingerprint } from './fingerprint.ts';
import type { PathRule, PathRules } from './pathRules.ts';

/** What one answer has at one path; at a path with list items, of all items together. */
export interface PathValue {
  /** The types in alphabetical order, `missing` included if an object has no such member. */
  readonly kinds: string;
  /** Equal only for equal values in the same places. */
  readonly print: string;
  /** The numbers, if a tolerance compares them; the fingerprint leaves them out. */
  readonly numbers?: readonly number[];
  /** The first values with their own pointers. */
  readonly first: readonly PlacedValue[];
  /** It has a text, a number, a boolean or null, or it is an empty container. */
  readonly isLeaf: boolean;
}

/** A value for the record, and where it stands. */
export interface PlacedValue {
  readonly pointer: string;
  /** The same in another answer for the item that it is compared with. */
  readonly place: string;
  readonly value: unknown;
}

/** What an answer has at its paths: JSON pointers in which list items have the key `*`. */
export type AnswerPaths = ReadonlyMap<string, PathValue>;

/** An answer by its paths. */
export interface FlatAnswer {
  readonly paths: AnswerPaths;
  /** About as many as its JSON has. */
  readonly characters: number;
}

/** The most values that are remembered of a path with list items. */
const mostValues = 8;
/** The most characters that are remembered of a text. */
const mostCharacters = 4_096;

interface Found {
  readonly kinds: Set<string>;
  readonly print: Fingerprint;
  readonly numbers: number[];
  readonly first: PlacedValue[];
  readonly parent: string | undefined;
  readonly rule: PathRule;
  count: number;
  isLeaf: boolean;
}

/** Reads an answer by its paths, in short steps. Throws an {@link AnswerSizeError}. */
export function* flattenAnswer(document: AnswerDocument, rules: PathRules): Steps<FlatAnswer> {
  const found = new Map<string, Found>();
  const objects = new Map<string, number>();
  let characters = 0;
  if (document.value === undefined) return { paths: new Map(), characters };
  const root: AnswerNode = {
    value: document.value,
    path: '',
    pointer: '',
    items: '',
    level: 0,
    parent: undefined,
  };
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const rule = rules.of(node.path);
    if (rule.isIgnored) continue;
    characters += add(found, node, rule);
    if (isPlainObject(node.value)) objects.set(node.path, (objects.get(node.path) ?? 0) + 1);
    // The last one in is the first one out.
    const below = nodesBelow(node, rule, rules);
    for (let at = below.length - 1; at >= 0; at -= 1) waiting.push(below[at] as AnswerNode);
    yield 1 + below.length;
  }
  const paths = new Map([...found].map(([path, one]) => [path, pathValue(one, objects)]));
  return { paths, characters };
}

/** Adds a value to its path. Returns how many characters it has in JSON. */
function add(found: Map<string, Found>, node: AnswerNode, rule: PathRule): number {
  const one = found.get(node.path) ?? {
    kinds: new Set(),
    print: fingerprint(),
    numbers: [],
    first: [],
    parent: node.parent,
    rule,
    count: 0,
    isLeaf: false,
  };
  if (one.count === 0) {
    if (found.size >= mostPaths) {
      const hint = 'name in "ignore" an object whose members are data, such as a map by id';
      throw new AnswerSizeError(`has more than ${mostPaths} paths: ${hint}`);
    }
    found.set(node.path, one);
  }
  const { value } = node;
  const { length } = sizeOf(value);
  one.count += 1;
  one.kinds.add(kindOfJson(value));
  one.isLeaf ||= length === 0 || typeof value !== 'object' || value === null;
  const isNear = rule.isNear !== undefined && typeof value === 'number';
  if (isNear) one.numbers.push(value);
  const print = printOf(value);
  one.print.add(`${node.items} ${isNear ? 'number' : print}`);
  if (one.first.length < mostValues) {
    one.first.push({ pointer: node.pointer, place: node.items, value: kept(value) });
  }
  return print.length;
}

function pathValue(one: Found, objects: ReadonlyMap<string, number>): PathValue {
  const { kinds, print, numbers, first, isLeaf, parent, count } = one;
  if (parent !== undefined && count < (objects.get(parent) ?? 0)) kinds.add('missing');
  return {
    kinds: [...kinds].sort().join(' or '),
    print: print.text(),
    ...(one.rule.isNear !== undefined && { numbers }),
    first,
    isLeaf,
  };
}

/** A container by its size only if it is a list: the members of an object have paths of their own. */
function printOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'object' : JSON.stringify(value);
}

/** A value for the record. Of a long text, a copy of its beginning, because a slice keeps the whole. */
function kept(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string' || value.length <= mostCharacters) return value;
  return JSON.parse(JSON.stringify(value.slice(0, mostCharacters))) as unknown;
}
