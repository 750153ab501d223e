import { Array, JSON, Object } from '../../../lib/primordials.ts';
import { pointerTo } from '../../../lib/jsonPointer.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import { requireLevel } from './answerLimits.ts';
import type { Place } from './answerPlaces.ts';
import { canonicalText } from './canonicalText.ts';

/** A value inside an answer. */
export interface AnswerNode {
  readonly value: unknown;
  readonly place: Place;
  /** What contains it, and its key there. */
  readonly above: AnswerNode | undefined;
  readonly key: string | number;
  /** Which items of which lists contain it. */
  readonly items: string;
  /** How deep it stands. */
  readonly level: number;
}

/** The pointer of a value. It is put together only for the few values that are shown. */
export function pointerOfNode(node: AnswerNode): string {
  let pointer = '';
  for (let one = node; one.above !== undefined; one = one.above) {
    pointer = pointerTo('', one.key) + pointer;
  }
  return pointer;
}

/**
 * The members or items of a value, one after the other: a list may have millions. Throws an
 * `AnswerSizeError` if they stand too deep.
 * @param countSorted - Called for each value that is read to sort a set.
 */
export function* nodesBelow(node: AnswerNode, countSorted: () => void): Generator<AnswerNode> {
  const { value, place } = node;
  const level = node.level + 1;
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (list.length > 0) requireLevel(level);
    const item = place.item();
    const isUnordered = place.rule.unordered !== undefined;
    const order = isUnordered ? sortedAsSet(list, node, countSorted) : undefined;
    for (let index = 0; index < list.length; index += 1) {
      const { at, label } = order?.[index] ?? { at: index, label: index };
      const items = `${node.items}/${label}`;
      yield { value: list[at], place: item, above: node, key: at, items, level };
    }
  } else if (isPlainObject(value)) {
    const keys = Object.keys(value);
    if (keys.length > 0) requireLevel(level);
    for (const key of keys) {
      const member = place.member(key);
      yield { value: value[key], place: member, above: node, key, items: node.items, level };
    }
  }
}

interface ListItem {
  readonly at: number;
  readonly label: string;
}

/** The items in an order that does not depend on theirs, each labelled by its key or its place there. */
function sortedAsSet(
  list: readonly unknown[],
  { place, level }: AnswerNode,
  count: () => void,
): ListItem[] {
  const { key } = place.rule.unordered ?? {};
  const item = place.item();
  const named = list.map((one, at) => {
    const isKeyed = key !== undefined && isPlainObject(one) && Object.hasOwn(one, key);
    if (isKeyed) count();
    const text = isKeyed ? JSON.stringify(one[key]) : canonicalText(one, item, level, count);
    return { at, label: text, isKeyed };
  });
  named.sort((one, other) => (one.label < other.label ? -1 : one.label > other.label ? 1 : 0));
  return named.map(({ at, label, isKeyed }, order) => ({
    at,
    label: isKeyed ? label : `${order}`,
  }));
}

/** `string`, `number`, `boolean`, `null`, `list` or `object`. */
export function kindOfJson(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Whether it is a list or an object with something in it. */
export function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}
