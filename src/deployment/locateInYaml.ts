import { Math } from '../lib/primordials.ts';
import type { Document, LineCounter, Node } from 'yaml';

export type Path = readonly (string | number)[];

/** A place in a text. Both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** The position of an offset in the text. */
export function positionIn(counter: LineCounter, offset: number): Position {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The position of the node at a path, or of its nearest parent if there is none. */
export function locateInYaml(document: Document, counter: LineCounter, path: Path): Position {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const range = (depth === 0 ? document.contents : nodeAt(document, path.slice(0, depth)))?.range;
    if (range) return positionIn(counter, range[0]);
  }
  return { line: 1, column: 1 };
}

/** The node at a path. For a member of a map it is the key, where a reader looks first. */
function nodeAt(document: Document, path: Path): Node | undefined {
  const key = path.at(-1);
  const parent = document.getIn(path.slice(0, -1), true) as { items?: unknown[] } | undefined;
  const pair = parent?.items?.find(
    (item) => (item as { key?: { value?: unknown } }).key?.value === key,
  ) as { key: Node } | undefined;
  return pair?.key ?? (document.getIn(path, true) as Node | undefined);
}
