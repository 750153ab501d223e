import { isMap, isScalar, LineCounter, parseDocument, visit, type Scalar } from 'yaml';
import type { Position } from './rehearsalFileError.ts';

/** An AppSpec as text, and the file in which its lines are counted. */
export interface AppSpecSource {
  /** As messages show it. */
  readonly path: string;
  readonly text: string;
}

/**
 * Where a value of the AppSpec stands: the value of `key` in the map that has all of `entries`
 * (keys in any case, as AppSpecs have them). The first line where it is not found.
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
          (item) => isScalar(item.key) && same(String(item.key.value), name),
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

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
