import { EVENT_ID } from 'js-yaml';
import { String } from '../../lib/primordials.ts';
import { positionIn, type Path, type Position } from './position.ts';
import { yamlEvents } from './yamlEvents.ts';
import { YamlMistake } from './yamlMistake.ts';
import { YamlReader } from './yamlReader.ts';
import type { YamlSchema } from './yamlSchema.ts';

/** The data of a YAML text. */
export interface YamlData {
  readonly value: unknown;
  /** The position of the value at a path, or of its nearest parent if there is none. */
  readonly locate: (path: Path) => Position;
}

/**
 * Reads a text with at most one document; the value of an empty one is `null`. A member of a map has the
 * position of its key, where a reader looks first. Throws a {@link YamlMistake}.
 */
export function readYaml(source: string, schema: YamlSchema): YamlData {
  const { text, events } = yamlEvents(source);
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
  if (documents.length > 1) {
    throw new YamlMistake('it has several documents', positionIn(text, secondDocument(text)));
  }
  const reader = new YamlReader(text, events, schema);
  const root = documents.length === 0 ? { value: null, start: 0 } : reader.readDocument();
  const locate = (path: Path): Position => {
    let { value, start = 0 } = root;
    for (const step of path) {
      const at = reader.startOfMember(value, String(step));
      if (at === undefined) break;
      start = at;
      value = (value as Record<string, unknown>)[step];
    }
    return positionIn(text, start);
  };
  return { value: root.value, locate };
}

/** Where the second document begins: after its own marker, or after the end of the first one. */
function secondDocument(text: string): number {
  const markers = [...text.matchAll(/^(---|\.\.\.)(?=\s|$)/gm)].map(({ index }) => index);
  const isFirst = text.slice(0, markers[0]).replace(/^#.*$/gm, '').trim() === '';
  return markers[isFirst ? 1 : 0] ?? 0;
}
