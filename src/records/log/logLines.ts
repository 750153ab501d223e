/** A record is not longer than this. */
const mostLines = 20_000;

/** The lines of a log. JSON that was printed over several lines becomes one line again. */
export function logLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const joined: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const end = opensObject(line) ? endOfObject(lines, index) : undefined;
    joined.push(end === undefined ? line : lines.slice(index, end + 1).join(' '));
    index = end ?? index;
  }
  return joined;
}

/** `aws logs tail --format json` indents an object: only its first and its last line are not indented. */
const opensObject = (line: string): boolean => line.endsWith('{') && !line.startsWith(' ');

function endOfObject(lines: readonly string[], start: number): number | undefined {
  for (let index = start + 1; index < Math.min(lines.length, start + mostLines); index += 1) {
    const line = lines[index] ?? '';
    if (line === '}') return index;
    if (!line.startsWith(' ')) return undefined;
  }
  return undefined;
}
