import { String } from './primordials.ts';
/** A JSON pointer (RFC 6901) as its members; a member `*` stands for any. */
export type PointerPath = readonly string[];

const unescape = (member: string): string => member.replaceAll('~1', '/').replaceAll('~0', '~');

/** The pointer to a member of what another pointer names: `pointerTo('/body', 'a/b')` is `/body/a~1b`. */
export function pointerTo(pointer: string, member: string | number): string {
  return `${pointer}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** `/body/items/0` as its members, or `undefined` where the text is no pointer. */
export function parsePointer(text: string): PointerPath | undefined {
  if (text !== '' && !text.startsWith('/')) return undefined;
  return text.split('/').slice(1).map(unescape);
}

const agrees = (pattern: PointerPath, path: PointerPath): boolean =>
  pattern.slice(0, path.length).every((member, at) => member === '*' || member === path[at]);

/** `true` where the pattern names this very place or one above it. */
export function covers(pattern: PointerPath, path: PointerPath): boolean {
  return pattern.length <= path.length && agrees(pattern, path);
}

/** `true` where the pattern names a place below this one. */
export function reachesBelow(pattern: PointerPath, path: PointerPath): boolean {
  return pattern.length > path.length && agrees(pattern, path);
}
