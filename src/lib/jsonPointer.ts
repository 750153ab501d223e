import { Object, String } from './primordials.ts';

/** The keys of a JSON Pointer (RFC 6901), unescaped. In a pattern, the key `*` matches any key. */
export type PointerPath = readonly string[];

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescape = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** The pointer to a member of the value at `pointer`: `pointerTo('/body', 'a/b')` is `/body/a~1b`. */
export function pointerTo(pointer: string, member: string | number): string {
  return `${pointer}/${escape(String(member))}`;
}

/** The pointer of a path as schema libraries give it, with keys or objects that have a `key`. */
export function pointerOf(
  path: readonly (PropertyKey | { key: PropertyKey })[],
  root = '',
): string {
  const keys = path.map((step) => (typeof step === 'object' ? step.key : step));
  return keys.reduce<string>((above, key) => pointerTo(above, String(key)), root);
}

/** The keys of a pointer: `['body', 'items', '0']` for `/body/items/0`. `undefined` for other text. */
export function parsePointer(text: string): PointerPath | undefined {
  if (text !== '' && !text.startsWith('/')) return undefined;
  return text.split('/').slice(1).map(unescape);
}

/** The value at a path of own members; `undefined` if there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

const matches = (pattern: PointerPath, path: PointerPath): boolean =>
  pattern.slice(0, path.length).every((key, index) => key === '*' || key === path[index]);

/** Whether the pattern names this value, or a value that contains it. */
export function covers(pattern: PointerPath, path: PointerPath): boolean {
  return pattern.length <= path.length && matches(pattern, path);
}

/** Whether the pattern names something inside this value. */
export function reachesBelow(pattern: PointerPath, path: PointerPath): boolean {
  return pattern.length > path.length && matches(pattern, path);
}
