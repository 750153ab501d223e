import { isCollection, isPair, isScalar, type Node, type YAMLMap } from 'yaml';
import { columnOf, type EditableTemplate, type Entry } from './editableTemplate.ts';
import type { Insertion } from './insertion.ts';
import { blockLines, flowText, jsonLines } from './renderEntries.ts';

/**
 * Puts entries, written as YAML, into a map: as lines of their own, if the map has lines of its own. A block map gets
 * them behind the first of `after` whose value is a text in one line, else on top.
 */
export function insertEntries(
  template: EditableTemplate,
  map: YAMLMap,
  entries: string,
  after: readonly string[] = [],
): Insertion {
  if (map.flow === true) return intoFlow(template, map, entries);
  const column = columnOf(template.at, map);
  const offset = anchorOf(template, map, after) ?? topOf(template, map);
  return lines(template, offset, blockLines(entries, template), column);
}

/** Puts entries behind the last one of a map, with the comments that belong to it; a map in braces gets them on top. */
export function appendEntries(
  template: EditableTemplate,
  map: YAMLMap,
  entries: string,
): Insertion {
  const last = map.items.at(-1) as Entry | undefined;
  if (map.flow === true || last === undefined) return intoFlow(template, map, entries);
  const column = columnOf(template.at, map);
  const block = blockLines(entries, template);
  const offset = endOf(template, last, column);
  return lines(template, offset, hasBlankLines(template, map) ? ['', ...block] : block, column);
}

function lines(
  { text, newline }: EditableTemplate,
  offset: number,
  added: readonly string[],
  column: number,
): Insertion {
  const indented = added.map((line) => (line === '' ? '' : ' '.repeat(column - 1) + line));
  const isAtLineStart = offset === 0 || text[offset - 1] === '\n';
  const block = indented.map((line) => line + newline).join('');
  // A file may end without a line break.
  return { offset, text: isAtLineStart ? block : newline + block.slice(0, -newline.length) };
}

/** Behind the line of the first key of `after` that is there with a value in one line. */
function anchorOf(
  { text, at }: EditableTemplate,
  map: YAMLMap,
  after: readonly string[],
): number | undefined {
  for (const key of after) {
    const entry = (map.items as Entry[]).find(({ key: one }) => isScalar(one) && one.value === key);
    const { value } = entry ?? {};
    if (entry === undefined || !isScalar(value) || !value.range || !entry.key.range) continue;
    const [start, end] = [entry.key.range[0], value.range[1]];
    const isBlock = value.type === 'BLOCK_FOLDED' || value.type === 'BLOCK_LITERAL';
    if (!isBlock && at(start).line === at(end).line) return nextLine(text, end);
  }
  return undefined;
}

/** Before the first key, and before the comments above it. */
function topOf({ text }: EditableTemplate, map: YAMLMap): number {
  const [first] = map.items as Entry[];
  let offset = lineStart(text, first?.key.range?.[0] ?? map.range?.[0] ?? 0);
  while (offset > 0) {
    const above = lineStart(text, offset - 1);
    if (!/^\s*(#|$)/.test(text.slice(above, offset))) break;
    offset = above;
  }
  return offset;
}

/** The start of the line behind an entry. Comments that are indented deeper than its key belong to it. */
function endOf({ text }: EditableTemplate, entry: Entry, column: number): number {
  let offset = contentEnd(text, entry.value ?? entry.key);
  for (let next = offset; next < text.length;) {
    const end = nextLine(text, next);
    const line = text.slice(next, end);
    const isOwn = /^\s*#/.test(line) && line.search(/\S/) >= column;
    if (isOwn) offset = end;
    else if (line.trim() !== '') break;
    next = end;
  }
  return offset;
}

/** The start of the line behind the last character of a value. */
function contentEnd(text: string, node: Node): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1) as Node | Entry | undefined;
    const inner = isPair(last) ? (last.value ?? last.key) : last;
    if (inner !== undefined) return contentEnd(text, inner);
  }
  const end = node.range?.[1] ?? 0;
  // The range of a block scalar ends behind its line break.
  const isBlock = isScalar(node) && /^BLOCK/.test(node.type ?? '');
  return isBlock && text[end - 1] === '\n' ? end : nextLine(text, end);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Whether a blank line stands above the last entry, or there is only one. */
function hasBlankLines({ text }: EditableTemplate, map: YAMLMap): boolean {
  if (map.items.length < 2) return true;
  const last = map.items.at(-1) as Entry;
  const before = text.slice(0, lineStart(text, last.key.range?.[0] ?? 0));
  return /\n[ \t]*\r?\n([ \t]*#.*\n)*$/.test(before);
}

function intoFlow(template: EditableTemplate, map: YAMLMap, entries: string): Insertion {
  const { text, newline, isJson } = template;
  const offset = (map.range?.[0] ?? 0) + 1;
  const [firstLine] = /^[ \t]*\r?\n/.exec(text.slice(offset)) ?? [];
  if (firstLine !== undefined && map.items.length > 0) {
    const added = isJson ? jsonLines(entries, template) : [flowText(entries, template)];
    const indent = ' '.repeat(columnOf(template.at, map) - 1);
    const block = added.map((line) => indent + line).join(newline);
    return { offset: offset + firstLine.length, text: `${block},${newline}` };
  }
  const separator = map.items.length === 0 ? ' ' : ',';
  return { offset, text: ` ${flowText(entries, template)}${separator}` };
}
