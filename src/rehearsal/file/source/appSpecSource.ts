import { isMap, isScalar, LineCounter, parseDocument, visit, type Scalar } from 'yaml';
import type { Position } from '../rehearsalFileError.ts';

/** The text of an AppSpec, and the file that its lines are counted in. */
export interface AppSpecSource {
  /** The path of that file, as messages show it. */
  readonly path: string;
  readonly text: string;
}

/**
 * The position of the value of `key` in the map that has all of `entries`; the first line if there
 * is no such map. The case of keys does not matter in an AppSpec.
 */
export function positionInAppSpec(
  { text }: AppSpecSource,
  entries: Readonly<Record<string, string>>,
  key: string,
): Position {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  let offset = 0;
  visit(document, {
    Map(_, map) {
      const value = (name: string): Scalar | undefined => {
        const pair = map.items.find(
          (item) => isScalar(item.key) && equalIgnoringCase(String(item.key.value), name),
        );
        return isScalar(pair?.value) ? pair.value : undefined;
      };
      const matches = Object.entries(entries).every(([name, wanted]) => {
        return value(name)?.value === wanted;
      });
      const found = matches && isMap(map) ? value(key) : undefined;
      if (found === undefined) return undefined;
      offset = found.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const equalIgnoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
