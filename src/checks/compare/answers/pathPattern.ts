import { Array } from '../../../lib/primordials.ts';
import { parsePointer, type PointerPath } from '../../../lib/jsonPointer.ts';

/** The key that stands for every item of a list. */
export const anyItem = '*';

/**
 * Whether a pattern names this path. In a pattern, `*` stands for one key, and `**` for any number of
 * them, also none.
 */
export function matchesPath(pattern: PointerPath, path: PointerPath): boolean {
  // reached[at]: the keys so far can be matched by the first `at` keys of the path.
  let reached = Array.from({ length: path.length + 1 }, (_, at) => at === 0);
  for (const key of pattern) {
    const before = reached;
    let isReached = false;
    reached = before.map((was, at) => {
      if (key === '**') return (isReached ||= was);
      return before[at - 1] === true && (key === '*' || key === path[at - 1]);
    });
  }
  return reached[path.length] === true;
}

/** Whether a pattern names this path or one that contains it. */
export function coversPath(pattern: PointerPath, path: PointerPath): boolean {
  return matchesPath([...pattern, '**'], path);
}

/** The keys of a pattern that an option's pattern of JSON Schema has accepted already. */
export const parsePattern = (text: string): PointerPath => parsePointer(text) ?? [];
