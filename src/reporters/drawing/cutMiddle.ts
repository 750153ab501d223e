/**
 * The text with its middle left out if it is longer than `limit` characters: both ends tell values apart.
 * A surrogate pair that is torn becomes one replacement character.
 */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const note = ` … ${text.length - limit} characters … `;
  const [head, tail] = [Math.ceil(limit / 2), Math.floor(limit / 2)];
  return `${text.slice(0, head)}${note}${text.slice(-tail)}`.replace(/\p{Surrogate}/gu, '\ufffd');
}
