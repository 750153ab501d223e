import { FileError } from '../../lib/fileError.ts';
import { readNodes } from '../../template/source/readNodes.ts';
import type { TemplateNode } from '../../template/source/node.ts';
import { addedPaths } from './addedPaths.ts';
import { editableTemplate, mapAt, type EditableTemplate } from './editableTemplate.ts';
import { appendEntries, insertEntries } from './insertEntries.ts';
import { applyInsertions, type Insertion } from './insertion.ts';

/** Entries that a map of a template gets. */
export interface Addition {
  /** The keys that lead to the map. */
  readonly path: readonly string[];
  /** The entries as YAML with short tags. */
  readonly entries: string;
  /** Behind which of the map's keys they go; `end`: behind the last. Default: on top. */
  readonly after?: readonly string[] | 'end';
}

/**
 * The text of a template with additions. It keeps every character that is there. Throws a {@link FileError} if the
 * additions do not fit into the text: then nothing of the result may be written.
 */
export function addToTemplate(path: string, text: string, additions: readonly Addition[]): string {
  const template = editableTemplate(path, text);
  const insertions = additions.map((addition) => insertionOf(template, addition));
  const result = applyInsertions(text, insertions);
  const found = addedPaths(readNodes(path, text), readAgain(path, result));
  const expected = additions.flatMap(pathsOf);
  const isAsPlanned =
    found !== undefined && found.toSorted().join('\n') === expected.toSorted().join('\n');
  if (isAsPlanned) return result;
  const message =
    'init cannot edit this template without changing what stands there; see docs/deploying.md for the lines to add';
  throw new FileError(path, undefined, message);
}

function insertionOf(template: EditableTemplate, { path, entries, after }: Addition): Insertion {
  const map = mapAt(template, ...path);
  if (map === undefined) {
    throw new FileError(
      template.path,
      undefined,
      `there is no map at '${path.join('.')}' to add to`,
    );
  }
  return after === 'end'
    ? appendEntries(template, map, entries)
    : insertEntries(template, map, entries, after);
}

const pathsOf = ({ path, entries }: Addition): string[] => {
  const root = readNodes('entries', entries);
  const keys = root.kind === 'map' ? [...root.entries.keys()] : [];
  return keys.map((key) => `/${[...path, key].join('/')}`);
};

/** An addition that breaks the syntax is not a mistake of the user. */
function readAgain(path: string, text: string): TemplateNode {
  try {
    return readNodes(path, text);
  } catch {
    return { kind: 'absent', at: { line: 1, column: 1 } };
  }
}
