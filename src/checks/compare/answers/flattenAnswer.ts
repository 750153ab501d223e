import { Array, JSON, Map, Set, String } from '../../../lib/primordials.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import type { Steps } from '../../../lib/steps.ts';
import {
  AnswerSizeError,
  limitedCount,
  mostNear,
  mostPaths,
  mostSorted,
  mostValues,
} from './answerLimits.ts';
import type { AnswerDocument } from './answerDocument.ts';
import { isFilled, kindOfJson, nodesBelow, pointerOfNode, type AnswerNode } from './answerNodes.ts';
import { rootPlace, type Place } from './answerPlaces.ts';
import { fingerprint, type Fingerprint } from './fingerprint.ts';
import type { PathRules } from './pathRules.ts';

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
const mostRemembered = 8;
/** The most characters that are remembered of a text, and once an answer has given many of them. */
const [mostCharacters, fewCharacters] = [4_096, 256];
const manyCharacters = 500_000;
/** How many values are read in one step. Each takes as long as four that are only compared. */
const [perStep, longerBy] = [500, 4];

interface Found {
  readonly kinds: Set<string>;
  readonly print: Fingerprint;
  readonly numbers: number[];
  readonly first: PlacedValue[];
  count: number;
  objects: number;
  isLeaf: boolean;
}

/** Reads an answer by its paths, in short steps. Throws an {@link AnswerSizeError}. */
export function* flattenAnswer(document: AnswerDocument, rules: PathRules): Steps<FlatAnswer> {
  const found = new Map<Place, Found>();
  let [characters, values, remembered] = [0, 0, 0];
  if (document.value === undefined) return { paths: new Map(), characters };
  const countValue = limitedCount(mostValues, `values: name the largest list in "ignore"`);
  const countNear = limitedCount(mostNear, 'numbers that a "tolerance" compares');
  const countSorted = limitedCount(mostSorted, 'values in lists that are compared as sets');
  const open: Generator<AnswerNode>[] = [];
  const visit = (node: AnswerNode): void => {
    if (node.place.rule.isIgnored) return;
    countValue();
    const one = foundAt(node.place, found);
    characters += add(one, node, countNear);
    if (one.first.length < mostRemembered) {
      const value = kept(node.value, remembered < manyCharacters ? mostCharacters : fewCharacters);
      if (typeof value === 'string') remembered += value.length;
      one.first.push({ pointer: pointerOfNode(node), place: node.items, value });
    }
    if (isFilled(node.value)) open.push(nodesBelow(node, countSorted));
  };
  const root = rootPlace(rules);
  visit({ value: document.value, place: root, above: undefined, key: '', items: '', level: 0 });
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.next();
    if (next.done === true) open.pop();
    else visit(next.value);
    values += 1;
    if (values % perStep === 0) yield perStep * longerBy;
  }
  const paths = new Map(
    [...found].map(([place, one]) => [place.path, pathValue(one, place, found)]),
  );
  return { paths, characters };
}

function foundAt(place: Place, found: Map<Place, Found>): Found {
  const known = found.get(place);
  if (known !== undefined) return known;
  if (found.size >= mostPaths) {
    const hint = 'name in "ignore" an object whose members are data, such as a map by id';
    throw new AnswerSizeError(`has more than ${mostPaths} paths: ${hint}`);
  }
  const one: Found = {
    kinds: new Set(),
    print: fingerprint(),
    numbers: [],
    first: [],
    count: 0,
    objects: 0,
    isLeaf: false,
  };
  found.set(place, one);
  return one;
}

/** Adds a value to its path. Returns about how many characters it has in JSON. */
function add(one: Found, node: AnswerNode, countNear: () => void): number {
  const { value, place } = node;
  one.count += 1;
  if (isPlainObject(value)) one.objects += 1;
  one.kinds.add(kindOfJson(value));
  one.isLeaf ||= !isFilled(value);
  const isNear = place.rule.isNear !== undefined && typeof value === 'number';
  if (isNear) {
    countNear();
    one.numbers.push(value);
  }
  const print = printOf(value);
  one.print.add(`${node.items} ${isNear ? 'number' : print}`);
  return print.length + (typeof node.key === 'string' ? node.key.length + 4 : 1);
}

function pathValue(
  one: Found,
  { rule, parent }: Place,
  found: ReadonlyMap<Place, Found>,
): PathValue {
  const { kinds, print, numbers, first, isLeaf, count } = one;
  const objects = parent === undefined ? 0 : (found.get(parent)?.objects ?? 0);
  if (count < objects) kinds.add('missing');
  return {
    kinds: [...kinds].sort().join(' or '),
    print: print.text(),
    ...(rule.isNear !== undefined && { numbers }),
    first,
    isLeaf,
  };
}

/** A container by its size only if it is a list: the members of an object have paths of their own. */
function printOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}

/** A value for the record. Of a long text, a copy of its beginning, because a slice keeps the whole. */
function kept(value: unknown, most: number): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string' || value.length <= most) return value;
  return JSON.parse(JSON.stringify(`${value.slice(0, most)}…`)) as unknown;
}
