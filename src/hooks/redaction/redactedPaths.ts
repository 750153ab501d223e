import { Set } from '../../lib/primordials.ts';
import { credentialNames } from '../../lib/secrets/credentialNames.ts';
import { covers, parsePointer, reachesBelow, type PointerPath } from '../../lib/jsonPointer.ts';

const credentials = new Set(credentialNames);

/** The places in requests and answers whose values a record must not show. */
export interface RedactedPaths {
  has(path: PointerPath): boolean;
  /** Whether a pointer hides something below this place. */
  hasBelow(path: PointerPath): boolean;
}

/** The user's pointers, and every member with the name of a credential. */
export function redactedPaths(pointers: readonly string[]): RedactedPaths {
  const patterns = pointers.flatMap((pointer) => {
    const parsed = parsePointer(pointer);
    return parsed ? [parsed] : [];
  });
  return {
    has: (path) =>
      path.some((member) => credentials.has(member.toLowerCase())) ||
      patterns.some((pattern) => covers(pattern, path)),
    hasBelow: (path) => patterns.some((pattern) => reachesBelow(pattern, path)),
  };
}
