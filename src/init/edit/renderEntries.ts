import { parseDocument } from 'yaml';
import type { TemplateNode } from '../../template/source/node.ts';
import { readNodes } from '../../template/source/readNodes.ts';
import type { EditableTemplate } from './editableTemplate.ts';

/** Entries as lines without the indentation of the map that they go into. */
export function blockLines(entries: string, { indent }: EditableTemplate): string[] {
  const document = parseDocument(entries, { version: '1.1', logLevel: 'error' });
  const text = document.toString({ indent, lineWidth: 0, singleQuote: true });
  return text.trimEnd().split('\n');
}

/** Entries in one line, as they stand between braces. */
export function flowText(entries: string, { isJson }: EditableTemplate): string {
  if (isJson) return JSON.stringify(plain(entries)).slice(1, -1);
  const document = parseDocument(entries, { version: '1.1', logLevel: 'error' });
  const text = document.toString({ collectionStyle: 'flow', lineWidth: 0, singleQuote: true });
  return text
    .trim()
    .replace(/^\{\s*/, '')
    .replace(/\s*\}$/, '');
}

/** Entries as lines of JSON, without braces. */
export function jsonLines(entries: string, { indent }: EditableTemplate): string[] {
  const lines = JSON.stringify(plain(entries), undefined, indent).split('\n').slice(1, -1);
  return lines.map((line) => line.slice(indent));
}

const plain = (entries: string): unknown => toJson(readNodes('entries', entries));

function toJson(node: TemplateNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toJson);
    case 'map':
      return Object.fromEntries(
        [...node.entries].map(([key, { value }]) => [key, argument(key, value)]),
      );
    default:
      return undefined;
  }
}

/** JSON has only the long form of `Fn::GetAtt`: a list. */
const argument = (key: string, value: TemplateNode): unknown =>
  key === 'Fn::GetAtt' && value.kind === 'scalar' ? value.text.split('.') : toJson(value);
