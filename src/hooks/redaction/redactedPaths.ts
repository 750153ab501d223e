import { Set } from '../../lib/primordials.ts';
import { covers, parsePointer, reachesBelow, type PointerPath } from '../../lib/jsonPointer.ts';

/** Members with credentials. They are always hidden. */
const credentials = new Set([
  'authorization',
  'authorizationtoken',
  'cookie',
  'cookies',
  'proxy-authorization',
  'set-cookie',
  'x-amz-security-token',
  'x-api-key',
]);

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
