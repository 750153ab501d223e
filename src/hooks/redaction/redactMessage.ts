import type { ToldMismatch } from '../../checks/answer/mismatch.ts';
import { Math } from '../../lib/primordials.ts';
import { redacted } from './secretScrubber.ts';

/** A part of a message that tells a hidden mismatch, and the place that the mismatch is about. */
interface Part {
  from: number;
  to: number;
  where: string;
}

function lengthInCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Where a message tells a mismatch: in full, or up to where the message was cut. */
function partsTelling(message: string, { where, said }: ToldMismatch): Part[] {
  const label = `${where}: `;
  const text = label + said;
  const parts: Part[] = [];
  let from = message.indexOf(label);
  while (from >= 0) {
    const length = lengthInCommon(text, message.slice(from));
    const isCut = message[from + length] === '…';
    if (length === text.length || isCut) parts.push({ from, to: from + length, where });
    from = message.indexOf(label, from + 1);
  }
  return parts;
}

/** Whether a message tells a mismatch. One that somebody reworded does not. */
export const tells = (message: string, mismatch: ToldMismatch): boolean =>
  partsTelling(message, mismatch).length > 0;

/**
 * Replaces what a message tells of hidden mismatches. It looks for the very text that was told, so
 * it does not depend on how that is worded, or on what a combinator put around it.
 */
export function redactMessage(message: string, hidden: readonly ToldMismatch[]): string {
  const parts = hidden.flatMap((mismatch) => partsTelling(message, mismatch));
  let shown = '';
  let end = 0;
  for (const { from, to, where } of parts.sort((one, other) => one.from - other.from)) {
    if (from >= end) shown += `${message.slice(end, from)}${where}: ${redacted}`;
    end = Math.max(end, to);
  }
  return shown + message.slice(end);
}

/**
 * Cuts a message at the first hidden place that it names. For a message that this package did not
 * write: nobody knows where it stops telling about that place.
 */
export function cutAtPlaces(message: string, places: readonly string[]): string {
  const starts = places
    .map((where) => ({ where, from: message.indexOf(where) }))
    .filter(({ from }) => from >= 0)
    .sort((one, other) => one.from - other.from);
  const [first] = starts;
  return first ? `${message.slice(0, first.from)}${first.where}: ${redacted}` : message;
}
