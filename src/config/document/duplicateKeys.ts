import { pointerTo } from '../../lib/jsonPointer.ts';

/** A string, or one of the characters that give JSON its structure. Numbers and spaces are skipped. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

interface Level {
  readonly pointer: string;
  /** The keys so far; a list has none. */
  readonly keys: Set<string> | undefined;
  /** The member or element that is being read. */
  at: string | number;
}

/**
 * The pointers of members that one object of the text has twice. `JSON.parse` keeps the last of them
 * and says nothing: a check would vanish.
 *
 * @param text - Valid JSON.
 */
export function duplicateKeys(text: string): string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  let string = '';
  for (const [part] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (part === '{' || part === '[') {
      const pointer = level === undefined ? '' : pointerTo(level.pointer, level.at);
      levels.push({ pointer, keys: part === '{' ? new Set() : undefined, at: 0 });
    } else if (part === '}' || part === ']') {
      levels.pop();
    } else if (part === ',' && typeof level?.at === 'number') {
      level.at += 1;
    } else if (part === ':' && level?.keys !== undefined) {
      // Parsed, because two spellings with escapes may be one key.
      const key = JSON.parse(string) as string;
      if (level.keys.has(key)) found.add(pointerTo(level.pointer, key));
      level.keys.add(key);
      level.at = key;
    } else {
      string = part;
    }
  }
  return [...found];
}
