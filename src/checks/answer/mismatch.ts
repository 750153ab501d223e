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

/** A mismatch as a message reports it: `PLACE: TEXT`. Redaction searches for this exact text. */
export interface ReportedMismatch {
  readonly pointer: string;
  readonly place: string;
  readonly text: string;
}

/** The key is the `expected` of a result, because all copies of the result share this object. */
const reportedBy = /* @__PURE__ */ new WeakMap<object, readonly ReportedMismatch[]>();

/** The mismatches that a result's message reports. Empty if `failedBy` did not make the result. */
export function reportedMismatches({
  expected,
}: Pick<CheckResult, 'expected'>): readonly ReportedMismatch[] {
  return isPlainObject(expected) ? (reportedBy.get(expected) ?? []) : [];
}

/** Carries the mismatches of a result's `expected` over to a copy of it, and returns the copy. */
export function carryMismatches(expected: unknown, copy: unknown): unknown {
  const reported = reportedMismatches({ expected });
  if (reported.length > 0 && isPlainObject(copy)) reportedBy.set(copy, reported);
  return copy;
}

/** Shown instead of a value that is absent. */
export const missing = '(missing)';

/** The most mismatches that a message names; `expected` and `actual` have all of them. */
const namedAtMost = 5;

/**
 * Lists where `actual` differs. An object is compared only in the members that `expected` names, a
 * list in every element. A RegExp matches a string. `undefined` means absent.
 */
export function mismatches(pointer: string, expected: unknown, actual: unknown): Mismatch[] {
  if (expected instanceof RegExp) {
    const text = typeof actual === 'string' ? actual : undefined;
    // Unlike test(), search() ignores the lastIndex of a global or sticky RegExp.
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
  // JSON has -0, which every comparison of numbers takes for 0. NaN equals itself here.
  return expected === actual || Object.is(expected, actual)
    ? []
    : [differs(pointer, expected, actual)];
}

/** Whether a RegExp is anywhere in what is expected. */
export function hasPattern(expected: unknown): boolean {
  if (expected instanceof RegExp) return true;
  return (
    typeof expected === 'object' && expected !== null && Object.values(expected).some(hasPattern)
  );
}

function differs(pointer: string, expected: unknown, actual: unknown): Mismatch {
  return { pointer, expected: orMissing(expected), actual };
}

function orMissing(value: unknown): unknown {
  return value === undefined ? missing : value;
}

/** A failed result that lists mismatches, `expected` and `actual` keyed by their pointers. */
export function failedBy(found: readonly Mismatch[], what: string): CheckResult {
  const reported = found.slice(0, namedAtMost).map(reportMismatch);
  const named = reported.map(({ place, text }) => `${place}: ${text}`);
  if (found.length > namedAtMost) named.push(`and ${found.length - namedAtMost} more`);
  const expected = byPointer(found, (one) => one.expected);
  reportedBy.set(expected, reported);
  return {
    outcome: 'failed',
    message: `${what}: ${named.join('; ')}`,
    expected,
    actual: byPointer(found, ({ actual }) => actual),
  };
}

/** How a sentence names a place: by its pointer, or `the answer` if the pointer is empty. */
export const placeInWords = (pointer: string): string => (pointer === '' ? 'the answer' : pointer);

function reportMismatch({ pointer, expected, actual }: Mismatch): ReportedMismatch {
  const wanted = typeof expected === 'string' && expected === missing ? missing : inWords(expected);
  const got = actual === undefined ? missing : inWords(actual);
  return { pointer, place: placeInWords(pointer), text: `expected ${wanted}, got ${got}` };
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
