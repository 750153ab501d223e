/** How deep an export of CloudWatch may put its messages. */
const mostDepth = 6;

/** The texts in a value, one for each line: `get-log-events` and Logs Insights put the messages into JSON. */
export function messagesIn(value: unknown, depth: number = 0): string[] {
  if (typeof value === 'string') return value.split('\n');
  if (typeof value !== 'object' || value === null || depth > mostDepth) return [];
  return Object.values(value).flatMap((member) => messagesIn(member, depth + 1));
}
