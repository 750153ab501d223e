/** The longest text that one value takes in the record. */
export const valueLimit = 256;

/** Text of at most `limit` characters; what was cut off ends in an ellipsis. */
export function cutText(text: string, limit: number = valueLimit): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
