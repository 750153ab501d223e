import type { ToldMismatch } from '../../checks/answer/mismatch.ts';
import { Math } from '../../lib/primordials.ts';
import { redacted } from './secretScrubber.ts';

/** The end of a mismatch that the message tells from `at` on, in full or up to where it was cut. */
function endOf({ where, said }: ToldMismatch, message: string, at: number): number {
  const label = `${where}: `;
  const text = label + said;
  if (!message.startsWith(label, at)) return at;
  let length = label.length;
  while (length < text.length && text[length] === message[at + length]) length += 1;
  return length === text.length || message[at + length] === '…' ? at + length : at;
}

/**
 * Replaces what a message tells of hidden mismatches. It looks for the very text that was told, so
 * it does not depend on how that is worded, or on what a combinator put around it.
 */
export function redactMessage(message: string, hidden: readonly ToldMismatch[]): string {
  let shown = '';
  let end = 0;
  for (let at = 0; at < message.length; at += 1) {
    for (const mismatch of hidden) {
      const to = endOf(mismatch, message, at);
      if (to === at) continue;
      if (at >= end) shown += `${message.slice(end, at)}${mismatch.where}: ${redacted}`;
      end = Math.max(end, to);
    }
  }
  return shown + message.slice(end);
}

/**
 * Cuts a message at the first hidden place that it names. For a message that this package did not
 * write: nobody knows where it stops telling about that place.
 */
export function cutAtPlaces(message: string, places: readonly string[]): string {
  return places.reduce((shown, where) => {
    const at = shown.indexOf(where);
    return at < 0 ? shown : `${shown.slice(0, at)}${where}: ${redacted}`;
  }, message);
}
