import { Array, JSON, Object, RegExp, Set, String } from '../../lib/primordials.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** What the record shows instead of a hidden value. */
export const redacted = '(redacted)';

/** Shorter texts would hide parts of ordinary words. */
const leastLength = 4;
/** A long secret may be cut in the record. It is recognised by this many of its first characters. */
const prefixLength = 32;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Texts that must not appear anywhere in the record. */
export interface SecretScrubber {
  /** Remembers every text and number in a value. */
  add(value: unknown): void;
  /** The same text without the secrets. */
  hide: (text: string) => string;
  /** The same JSON value, its texts without the secrets. */
  hideIn(value: unknown): unknown;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return isPlainObject(value) ? Object.values(value).flatMap(leaves) : [];
}

/** The text itself, and its form in JSON, which a message may quote. */
function forms(text: string): string[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  return [...new Set([text, quoted])].map((form) =>
    form.length > prefixLength ? `${escape(form.slice(0, prefixLength))}[^\\s"']*` : escape(form),
  );
}

export function secretScrubber(): SecretScrubber {
  const known = new Set<string>();
  let matcher: RegExp | undefined;
  const pattern = (): RegExp => {
    const longestFirst = [...known].sort((one, other) => other.length - one.length);
    return (matcher ??= new RegExp(longestFirst.flatMap(forms).join('|'), 'g'));
  };
  const hide = (text: string): string =>
    known.size === 0 ? text : text.replace(pattern(), redacted);
  const hideIn = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (typeof value === 'number') return hide(String(value)) === redacted ? redacted : value;
    if (Array.isArray(value)) return value.map(hideIn);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hideIn(one)]));
  };
  return {
    add: (value) => {
      for (const text of leaves(value)) if (text.length >= leastLength) known.add(text);
      matcher = undefined;
    },
    hide,
    hideIn,
  };
}
