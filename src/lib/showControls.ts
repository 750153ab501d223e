import { isPlainObject } from './objects.ts';
import { Array, Object } from './primordials.ts';

/** A terminal obeys the first and reorders text at the second. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * The text with its control characters as JSON writes them, so that a terminal shows them and does
 * not obey them. Line breaks and tabs stay.
 */
export function showControls(text: string): string {
  return text.replace(controls, (one) =>
    one === '\n' || one === '\t' ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** {@link showControls} for every text in plain data: a function's error may hold anything. */
export function showControlsIn<T>(value: T): T {
  return mapped(value) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return showControls(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [showControls(key), mapped(member)]),
  );
}
