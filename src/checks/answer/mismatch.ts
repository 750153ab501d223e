import { Array, Map, Object, RegExp, WeakMap } from '../../lib/primordials.ts';
import { pointerTo } from '../../lib/jsonPointer.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { inWords, shownValue } from '../../lib/jsonSafe.ts';
import type { CheckResult } from '../../model/check.ts';

/** One place where an answer is not as expected. */
export interface Mismatch {
  /** JSON pointer, from the root of the answer: `/body/items/0/price`. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** A mismatch as a message tells it, `WHERE: SAID`: redaction must not have to read the sentence. */
export interface ToldMismatch {
  readonly pointer: string;
  readonly where: string;
  readonly said: string;
}

/** By the `expected` of a result, the object that every copy of the result has in common. */
const toldBy = /* @__PURE__ */ new WeakMap<object, readonly ToldMismatch[]>();

/** The mismatches that a result's message tells; none if `failedBy` did not make the result. */
export function toldMismatches({
  expected,
}: Pick<CheckResult, 'expected'>): readonly ToldMismatch[] {
  return isPlainObject(expected) ? (toldBy.get(expected) ?? []) : [];
}

/** Lets a copy of a result's `expected` stand for the same mismatches, and returns the copy. */
export function keepToldMismatches(expected: unknown, copy: unknown): unknown {
  const told = toldMismatches({ expected });
  if (told.length > 0 && isPlainObject(copy)) toldBy.set(copy, told);
  return copy;
}

/** What stands for a value that is not there. */
export const missing = '(missing)';

/** The most mismatches that a message names; `expected` and `actual` have all of them. */
const namedAtMost = 5;

/**
 * Where `actual` differs from what is expected of it: of an object only the members that are
 * named, of a list every element; a RegExp matches a text; `undefined` means absent.
 */
export function mismatches(pointer: string, expected: unknown, actual: unknown): Mismatch[] {
  if (expected instanceof RegExp) {
    const text = typeof actual === 'string' ? actual : undefined;
    // A sticky or global RegExp remembers where it was: search does not.
    return text !== undefined && text.search(expected) >= 0
      ? []
      : [differs(pointer, expected, actual)];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [differs(pointer, expected, actual)];
    }
    return expected.flatMap((one, index) =>
      mismatches(pointerTo(pointer, index), one, (actual as unknown[])[index]),
    );
  }
  if (isPlainObject(expected)) {
    if (!isPlainObject(actual)) return [differs(pointer, expected, actual)];
    return Object.keys(expected).flatMap((name) =>
      mismatches(
        pointerTo(pointer, name),
        expected[name],
        Object.hasOwn(actual, name) ? actual[name] : undefined,
      ),
    );
  }
  return Object.is(expected, actual) ? [] : [differs(pointer, expected, actual)];
}

function differs(pointer: string, expected: unknown, actual: unknown): Mismatch {
  return { pointer, expected: orMissing(expected), actual };
}

function orMissing(value: unknown): unknown {
  return value === undefined ? missing : value;
}

/** A failed result that lists mismatches, `expected` and `actual` keyed by their pointers. */
export function failedBy(found: readonly Mismatch[], what: string): CheckResult {
  const told = found.slice(0, namedAtMost).map(tell);
  const named = told.map(({ where, said }) => `${where}: ${said}`);
  if (found.length > namedAtMost) named.push(`and ${found.length - namedAtMost} more`);
  const expected = byPointer(found, (one) => one.expected);
  toldBy.set(expected, told);
  return {
    outcome: 'failed',
    message: `${what}: ${named.join('; ')}`,
    expected,
    actual: byPointer(found, ({ actual }) => actual),
  };
}

/** A place in a sentence: its pointer, which is empty for the answer as a whole. */
export const placeInWords = (pointer: string): string => (pointer === '' ? 'the answer' : pointer);

function tell({ pointer, expected, actual }: Mismatch): ToldMismatch {
  const wanted = typeof expected === 'string' && expected === missing ? missing : inWords(expected);
  const got = actual === undefined ? missing : inWords(actual);
  return { pointer, where: placeInWords(pointer), said: `expected ${wanted}, got ${got}` };
}

/** Several violations at one place have several expectations and one actual value. */
function byPointer(found: readonly Mismatch[], value: (one: Mismatch) => unknown): object {
  const all = new Map<string, unknown[]>();
  for (const one of found) {
    const shown = shownValue(orMissing(value(one)));
    const known = all.get(one.pointer) ?? [];
    if (!known.includes(shown)) all.set(one.pointer, [...known, shown]);
  }
  return Object.fromEntries(
    [...all].map(([pointer, values]) => [
      pointer,
      values.every((one) => typeof one === 'string') ? values.join('; ') : values[0],
    ]),
  );
}
