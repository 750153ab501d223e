import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import type { Position } from '../../lib/fileError.ts';
import { TemplateError } from '../templateError.ts';
import { textNode, type MapEntry, type TemplateNode } from './node.ts';
import { openYaml } from './openYaml.ts';

interface Reader {
  path: string;
  document: Document;
  at: (offset: number) => Position;
}

/**
 * The values of a template, YAML or JSON. Short forms become long ones: `!Ref x` is `{ Ref: x }`. Throws
 * a {@link TemplateError} if the text is neither YAML nor JSON.
 */
export function readNodes(path: string, text: string): TemplateNode {
  // AWS reads YAML 1.1, which has `yes` and `<<`.
  const { document, at, mistake } = openYaml(text, { version: '1.1' });
  if (mistake !== undefined) throw new TemplateError(path, mistake.at, mistake.message);
  const reader = { path, document, at };
  return document.contents === null
    ? { kind: 'map', entries: new Map(), at: { line: 1, column: 1 } }
    : readNode(reader, document.contents);
}

function readNode(reader: Reader, node: Node | null, keyAt?: Position): TemplateNode {
  const at = node?.range ? reader.at(node.range[0]) : (keyAt ?? { line: 1, column: 1 });
  if (node === null) return { kind: 'scalar', value: null, text: '', at };
  if (isAlias(node)) {
    const target = node.resolve(reader.document);
    if (target === undefined) {
      throw new TemplateError(reader.path, at, `there is no anchor '${node.source}'`);
    }
    return readNode(reader, target);
  }
  const value = readValue(reader, node, at);
  const tag = node.tag;
  return tag !== undefined && /^![A-Z]/.test(tag) ? longForm(tag.slice(1), value, at) : value;
}

function readValue(reader: Reader, node: Node, at: Position): TemplateNode {
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode(reader, item as Node | null, at));
    return { kind: 'list', items, at };
  }
  if (isMap(node)) return { kind: 'map', entries: readEntries(reader, node), at };
  if (!isScalar(node)) return textNode(String(node), at);
  const { value } = node;
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const text = typeof value === 'string' ? value : (node.source ?? String(value));
  // What YAML 1.1 takes for a date is a text for AWS.
  return { kind: 'scalar', value: isPlain ? (value as string) : text, text, at };
}

function readEntries(reader: Reader, map: YAMLMap): Map<string, MapEntry> {
  const entries = new Map<string, MapEntry>();
  const merged: TemplateNode[] = [];
  for (const { key, value } of map.items) {
    const keyNode = key as Node;
    const at = reader.at(keyNode.range?.[0] ?? 0);
    const name = isScalar(keyNode) ? (keyNode.source ?? String(keyNode.value)) : String(keyNode);
    const node = readNode(reader, value as Node | null, at);
    if (name === '<<') merged.push(...(node.kind === 'list' ? node.items : [node]));
    else entries.set(name, { at, value: node });
  }
  for (const node of merged) {
    if (node.kind !== 'map') continue;
    for (const [name, entry] of node.entries) if (!entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

/** `!GetAtt a.b` is `{ 'Fn::GetAtt': [a, b] }`. */
function longForm(name: string, value: TemplateNode, at: Position): TemplateNode {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return { kind: 'map', entries: new Map([[key, { at, value }]]), at };
}
