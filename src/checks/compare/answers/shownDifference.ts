import { Map, Math, Set } from '../../../lib/primordials.ts';
import { cutText } from '../../../lib/text.ts';
import { missing, type Mismatch } from '../../answer/mismatch.ts';
import type { PathValue, PlacedValue } from './flattenAnswer.ts';

/** Longer texts are shown from a little before the place where they begin to differ. */
const longest = 160;
const before = 40;

/**
 * The first place where the two versions differ at a path, with both values: of a path with list items,
 * the first item. Without such a place among the values that are remembered, the path itself.
 */
export function shownDifference(path: string, old: PathValue, now: PathValue): Mismatch {
  const [ofOld, ofNow] = [byPlace(old), byPlace(now)];
  for (const place of new Set([...ofOld.keys(), ...ofNow.keys()])) {
    const [one, other] = [ofOld.get(place), ofNow.get(place)];
    if (one?.value === other?.value && one !== undefined && other !== undefined) continue;
    const pointer = one?.pointer ?? other?.pointer ?? path;
    return { pointer, ...excerpts(one, other) };
  }
  const more = 'other values further on';
  return { pointer: path, expected: old.kinds, actual: old.kinds === now.kinds ? more : now.kinds };
}

const byPlace = ({ first }: PathValue): ReadonlyMap<string, PlacedValue> =>
  new Map(first.map((one) => [one.place, one]));

/** Both values as the record shows them. */
function excerpts(
  one: PlacedValue | undefined,
  other: PlacedValue | undefined,
): Pick<Mismatch, 'expected' | 'actual'> {
  const expected = one === undefined ? missing : one.value;
  const actual = other?.value;
  if (typeof expected !== 'string' || typeof actual !== 'string') {
    return { expected: short(expected), actual: short(actual) };
  }
  if (expected.length <= longest && actual.length <= longest) return { expected, actual };
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  const from = Math.max(0, at - before);
  return { expected: excerpt(expected, from), actual: excerpt(actual, from) };
}

/** What is remembered of a difference is small: there may be thousands. */
const short = (value: unknown): unknown => (typeof value === 'string' ? cutText(value) : value);

function excerpt(text: string, from: number): string {
  const end = from + longest;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${text.length > end ? '…' : ''}`;
}
