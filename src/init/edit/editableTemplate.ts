import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { openYaml } from '../../template/source/openYaml.ts';
import { TemplateError } from '../../template/templateError.ts';
import type { Position } from '../../lib/fileError.ts';

/** The text of a template, and where its values are. */
export interface EditableTemplate {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  readonly at: (offset: number) => Position;
  /** Whether additions are written as JSON. */
  readonly isJson: boolean;
  /** How many spaces one level is indented by. */
  readonly indent: number;
  readonly newline: '\n' | '\r\n';
}

/** A key and its value, as the file has them. */
export type Entry = Pair<Node, Node | null>;

/** Opens a text that was read as a template already. */
export function editableTemplate(path: string, text: string): EditableTemplate {
  const { document, at } = openYaml(text, { version: '1.1' });
  const root = document.contents;
  const resources = isMap(root) ? entryOf(root, 'Resources')?.value : undefined;
  return {
    path,
    text,
    document,
    at,
    isJson: /^\s*\{/.test(text),
    indent: isMap(resources) ? indentOf(at, root as YAMLMap, resources) : 2,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The columns between the keys of a map and those of a map in it. */
function indentOf(at: EditableTemplate['at'], outer: YAMLMap, inner: YAMLMap): number {
  const [one, other] = [outer, inner].map((map) => columnOf(at, map));
  const difference = (other ?? 0) - (one ?? 0);
  return difference >= 1 && difference <= 8 ? difference : 2;
}

/** The column of the first key, from 1. */
export function columnOf(at: EditableTemplate['at'], map: YAMLMap): number {
  const [first] = map.items as Entry[];
  return at(first?.key.range?.[0] ?? map.range?.[0] ?? 0).column;
}

/** The entry of a map itself: what it takes over by `<<` does not count. */
export function entryOf(map: YAMLMap, key: string): Entry | undefined {
  return (map.items as Entry[]).find(
    (pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === key,
  );
}

/**
 * The map at a path of keys; `undefined` if there is none. Throws a {@link TemplateError} if what stands there
 * cannot be added to.
 */
export function mapAt(template: EditableTemplate, ...path: string[]): YAMLMap | undefined {
  let node: Node | null | undefined = template.document.contents;
  for (const key of path) {
    const entry: Entry | undefined = isMap(node) ? entryOf(node, key) : undefined;
    if (entry === undefined) return undefined;
    node = entry.value;
    if (isMap(node) && node.tag?.startsWith('!') !== true) continue;
    const position = template.at(entry.key.range?.[0] ?? 0);
    const what = isAlias(node) ? 'an alias of YAML' : 'not a plain map';
    const message = `'${key}' is ${what}, so init cannot add to it; write it as a map`;
    throw new TemplateError(template.path, position, message);
  }
  return isMap(node) ? node : undefined;
}
