/** The most characters of one value that messages and records show. */
export const valueLimit = 256;

/** At most `limit` characters of a text. If it is longer, the last one is an ellipsis. */
export function cutText(text: string, limit: number = valueLimit): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
