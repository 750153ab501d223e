import { Array, JSON, Object, RegExp, Set, String } from '../primordials.ts';
import { isPlainObject } from '../objects.ts';
import { hideCutSecrets } from './cutSecrets.ts';

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
const forms = (text: string): string[] => [...new Set([text, JSON.stringify(text).slice(1, -1)])];

const patternOf = (form: string): string =>
  form.length > prefixLength ? `${escape(form.slice(0, prefixLength))}[^\\s"']*` : escape(form);

export function secretScrubber(): SecretScrubber {
  const known = new Set<string>();
  let search: { readonly texts: readonly string[]; readonly pattern: RegExp } | undefined;
  const searched = () => {
    if (search !== undefined) return search;
    const texts = [...known].flatMap(forms).sort((one, other) => other.length - one.length);
    return (search = { texts, pattern: new RegExp(texts.map(patternOf).join('|'), 'g') });
  };
  const hide = (text: string): string => {
    if (known.size === 0) return text;
    const { texts, pattern } = searched();
    return hideCutSecrets(text.replace(pattern, redacted), texts, leastLength, redacted);
  };
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
      search = undefined;
    },
    hide,
    hideIn,
  };
}
