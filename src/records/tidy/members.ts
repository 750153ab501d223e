import { isPlainObject } from '../../lib/objects.ts';

/** The members of an object; none if it is something else. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isPlainObject(value) ? value : {};

/** A text; anything else as JSON, because a member of another version may still say something. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A number from 0 on; otherwise 0. */
export const amountOf = (value: unknown): number => Math.max(0, numberOf(value) ?? 0);

/** The items that can be read. */
export const listOf = <T>(value: unknown, read: (item: unknown) => T | undefined): T[] =>
  Array.isArray(value) ? value.map(read).filter((item) => item !== undefined) : [];

/** The list, or `undefined` if the member is missing: an older version did not write it. */
export const listIfAny = <T>(
  value: unknown,
  read: (item: unknown) => T | undefined,
): T[] | undefined => (value === undefined ? undefined : listOf(value, read));

/** The numbers of an object, by key. */
export function numbersOf(value: unknown): Record<string, number> {
  const entries = Object.entries(membersOf(value)).filter(
    (entry): entry is [string, number] => numberOf(entry[1]) !== undefined,
  );
  return Object.fromEntries(entries);
}

/** One of a few words; `undefined` for any other. */
export const wordOf = <Word extends string>(
  value: unknown,
  words: readonly Word[],
): Word | undefined => words.find((word) => word === value);
