import { Array, JSON, Object } from '../../../lib/primordials.ts';
import { pointerTo } from '../../../lib/jsonPointer.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import { requireLevel } from './answerLimits.ts';
import { canonicalText } from './canonicalText.ts';
import { anyItem } from './pathPattern.ts';
import type { PathRule, PathRules } from './pathRules.ts';

/** A value inside an answer. */
export interface AnswerNode {
  readonly value: unknown;
  /** Its pointer with list items as `*`. */
  readonly path: string;
  readonly pointer: string;
  /** Which items of which lists contain it. */
  readonly items: string;
  /** How deep it stands. */
  readonly level: number;
  /** The path of the object whose member it is. */
  readonly parent: string | undefined;
}

/** The members or items of a value. Throws an `AnswerSizeError` if they stand too deep. */
export function nodesBelow(node: AnswerNode, rule: PathRule, rules: PathRules): AnswerNode[] {
  const { value, path, pointer, items } = node;
  const level = node.level + 1;
  if (typeof value !== 'object' || value === null) return [];
  if (sizeOf(value).length > 0) requireLevel(level);
  if (!Array.isArray(value)) {
    return Object.entries(value).map(([key, one]: [string, unknown]) => {
      const member = pointerTo('', key);
      const below = { path: path + member, pointer: pointer + member };
      return { value: one, ...below, items, level, parent: path };
    });
  }
  const list = value.map((one: unknown, at) => ({ one, at, label: `${at}` }));
  const isUnordered = rule.unordered !== undefined;
  const ordered = isUnordered ? sortedAsSet(list, node, rule, rules) : list;
  const itemPath = pointerTo(path, anyItem);
  return ordered.map(({ one, at, label }) => {
    const below = { path: itemPath, pointer: `${pointer}/${at}` };
    return { value: one, ...below, items: `${items}/${label}`, level, parent: undefined };
  });
}

interface ListItem {
  readonly one: unknown;
  readonly at: number;
  readonly label: string;
}

/** The items in an order that does not depend on theirs, each labelled by its key or its place there. */
function sortedAsSet(
  list: readonly ListItem[],
  { path, level }: AnswerNode,
  { unordered }: PathRule,
  rules: PathRules,
): ListItem[] {
  const { key } = unordered ?? {};
  const itemPath = pointerTo(path, anyItem);
  const named = list.map(({ one, at }) => {
    const isKeyed = key !== undefined && isPlainObject(one) && Object.hasOwn(one, key);
    const text = isKeyed ? JSON.stringify(one[key]) : canonicalText(one, itemPath, level, rules);
    return { one, at, label: text, isKeyed };
  });
  named.sort((one, other) => (one.label < other.label ? -1 : one.label > other.label ? 1 : 0));
  return named.map(({ one, at, label, isKeyed }, place) => ({
    one,
    at,
    label: isKeyed ? label : `${place}`,
  }));
}

/** `string`, `number`, `boolean`, `null`, `list` or `object`. */
export function kindOfJson(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Something as long as a container; 1 for any other value. */
export function sizeOf(value: unknown): { readonly length: number } {
  if (Array.isArray(value)) return value as unknown[];
  return typeof value === 'object' && value !== null ? Object.keys(value) : { length: 1 };
}
