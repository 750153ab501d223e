import { redacted } from './secretScrubber.ts';

/** Where a message says what was expected at a place. */
const saysOf = (pointer: string): string => `${pointer}: expected `;

/**
 * Cuts out of a message what it says of hidden places. Messages list their mismatches as
 * `POINTER: expected ..., got ...`, so one ends where the next begins.
 */
export function redactMessage(
  message: string,
  pointers: readonly string[],
  isHidden: (pointer: string) => boolean,
): string {
  const starts = pointers
    .map((pointer) => ({ pointer, at: message.indexOf(saysOf(pointer)) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  const [first] = starts;
  if (first === undefined) return message;
  const parts = starts.map(({ pointer, at }, index) => {
    const next = starts[index + 1];
    if (!isHidden(pointer)) return message.slice(at, next?.at);
    return `${pointer}: ${redacted}${next === undefined ? '' : '; '}`;
  });
  return message.slice(0, first.at) + parts.join('');
}
