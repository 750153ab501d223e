import type { CheckReport } from '../../model/check.ts';
import { measurement } from '../drawing/format.ts';

/** What a check found, as lines of text: its message, its figures, what it expected and found. */
export function caseText(check: CheckReport): string {
  const figures = Object.entries(check.measurements ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => measurement(name, value));
  return [
    ...(check.message === undefined ? [] : [check.message]),
    ...(figures.length === 0 ? [] : [figures.join(', ')]),
    ...('expected' in check ? [`expected: ${shown(check.expected)}`] : []),
    ...('actual' in check ? [`actual: ${shown(check.actual)}`] : []),
  ].join('\n');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2) as string | undefined;
  return text ?? 'nothing';
}
