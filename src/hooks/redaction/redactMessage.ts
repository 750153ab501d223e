import type { ReportedMismatch } from '../../checks/answer/mismatch.ts';
import { Math } from '../../lib/primordials.ts';
import { redacted } from '../../lib/secrets/secretScrubber.ts';

/**
 * The end of the mismatch that the message reports at `at`, in full or up to where it was cut. `at`
 * itself if the message does not report it there.
 */
function endOf({ place, text }: ReportedMismatch, message: string, at: number): number {
  const label = `${place}: `;
  const whole = label + text;
  if (!message.startsWith(label, at)) return at;
  let length = label.length;
  while (length < whole.length && whole[length] === message[at + length]) length += 1;
  return length === whole.length || message[at + length] === '…' ? at + length : at;
}

/**
 * Hides the mismatches in a message. It searches for the exact text that `failedBy` wrote, so
 * rewording a sentence cannot weaken it.
 */
export function redactMessage(message: string, hidden: readonly ReportedMismatch[]): string {
  let shown = '';
  let end = 0;
  for (let at = 0; at < message.length; at += 1) {
    for (const mismatch of hidden) {
      const to = endOf(mismatch, message, at);
      if (to === at) continue;
      if (at >= end) shown += `${message.slice(end, at)}${mismatch.place}: ${redacted}`;
      end = Math.max(end, to);
    }
  }
  return shown + message.slice(end);
}

/**
 * Cuts a message at the first hidden place that it names. It is for messages that this package did
 * not write: where the text about that place ends is unknown.
 */
export function cutAtPlaces(message: string, places: readonly string[]): string {
  return places.reduce((shown, place) => {
    const at = shown.indexOf(place);
    return at < 0 ? shown : `${shown.slice(0, at)}${place}: ${redacted}`;
  }, message);
}
