import { diffArrays } from 'diff';
import { cutMiddle } from './cutMiddle.ts';
import type { Style } from './style.ts';

/** What a record has in place of a value that is absent. */
const missing = '(missing)';

const longest = 160;
const mostLines = 40;

/**
 * Expected and actual below one another. If they are objects, only the lines that differ have a sign, as in a
 * diff; `-` is what was expected and `+` what was found. One of them alone has no sign.
 */
export function valueDiff(
  values: { expected?: unknown; actual?: unknown },
  style: Style,
): string[] {
  const expected = 'expected' in values ? jsonLines(values.expected) : undefined;
  const actual = 'actual' in values ? jsonLines(values.actual) : undefined;
  const minus = (text: string): string => style.good(`- ${text}`);
  const plus = (text: string): string => style.bad(`+ ${text}`);
  if (expected?.length === 1 && actual?.length === 1) {
    return [minus(`expected  ${expected[0]}`), plus(`actual    ${actual[0]}`)];
  }
  if (expected === undefined || actual === undefined) {
    // There is nothing to compare it with.
    return [...labelled('expected', expected), ...labelled('actual', actual)];
  }
  const lines = diffArrays(expected, actual).flatMap(({ value, added, removed }) =>
    value.map((line) => (removed ? minus(line) : added ? plus(line) : style.faint(`  ${line}`))),
  );
  return [minus('expected'), plus('actual'), ...cutLines(lines, style)];
}

function labelled(label: string, lines: readonly string[] | undefined): string[] {
  if (lines === undefined) return [];
  return lines.length === 1 ? [`${label}  ${lines[0]}`] : [label, ...lines];
}

/** A short value is one line, a longer one is indented JSON, one line for each member. */
function jsonLines(value: unknown): string[] {
  if (value === missing) return [missing];
  const text = JSON.stringify(value, undefined, 2) as string | undefined;
  if (text === undefined) return ['nothing'];
  const isNested = typeof value === 'object' && value !== null;
  const lines = isNested ? text.split('\n') : [text];
  // The last comma would make two equal members differ.
  return lines.map((line) => cutMiddle(line.replace(/,$/, ''), longest));
}

function cutLines(lines: readonly string[], style: Style): string[] {
  if (lines.length <= mostLines) return [...lines];
  const left = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines / 2),
    style.faint(`  … ${left} more lines …`),
    ...lines.slice(-mostLines / 2),
  ];
}
