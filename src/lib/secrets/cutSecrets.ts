import { Math } from '../primordials.ts';

/** What stands where a text was cut. */
const ellipsis = '…';

/**
 * Hides what is left of secrets where a text was cut: the end of one after an ellipsis, the beginning of
 * one before an ellipsis, or a part of one between two.
 * @param least - Shorter remains stay, because they would hide parts of ordinary words.
 */
export function hideCutSecrets(
  text: string,
  secrets: readonly string[],
  least: number,
  instead: string,
): string {
  const parts = text.split(ellipsis);
  if (parts.length === 1) return text;
  const most = (part: string, lengthIn: (secret: string) => number): number =>
    part.length < least
      ? 0
      : secrets.reduce((longest, secret) => Math.max(longest, lengthIn(secret)), 0);
  const hidden = parts.map((part, at) => {
    const [isCutBefore, isCutAfter] = [at > 0, at < parts.length - 1];
    if (part.length >= least && isCutBefore && isCutAfter) {
      if (secrets.some((secret) => secret.includes(part))) return instead;
    }
    const begin = isCutBefore ? most(part, (secret) => endOf(secret, part, least)) : 0;
    const rest = part.slice(begin);
    const end = isCutAfter ? most(rest, (secret) => beginningOf(secret, rest, least)) : 0;
    const shown = rest.slice(0, rest.length - end);
    return `${begin > 0 ? instead : ''}${shown}${end > 0 ? instead : ''}`;
  });
  return hidden.join(ellipsis);
}

/** With how many characters at the end of a secret the part begins. */
function endOf(secret: string, part: string, least: number): number {
  if (!secret.includes(part.slice(0, least))) return 0;
  for (let length = Math.min(secret.length, part.length); length >= least; length -= 1) {
    if (secret.endsWith(part.slice(0, length))) return length;
  }
  return 0;
}

/** With how many characters at the beginning of a secret the part ends. */
function beginningOf(secret: string, part: string, least: number): number {
  if (!secret.includes(part.slice(-least))) return 0;
  for (let length = Math.min(secret.length, part.length); length >= least; length -= 1) {
    if (secret.startsWith(part.slice(-length))) return length;
  }
  return 0;
}
