import { Set } from '../../lib/primordials.ts';
import { covers, parsePointer, reachesBelow, type PointerPath } from '../../lib/jsonPointer.ts';

/** Members that carry credentials, whoever uses them; hidden without being asked. */
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

/** The places of requests and answers whose values no record shows. */
export interface RedactedPaths {
  has(path: PointerPath): boolean;
  /** `true` where something below this place is hidden by a pointer. */
  hasBelow(path: PointerPath): boolean;
}

/** The user's pointers, and wherever a member is named like a credential. */
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
