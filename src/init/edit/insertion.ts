/** A text that is put into a file. Nothing of the file is removed. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** The text with the insertions; those with the same offset keep their order. */
export function applyInsertions(text: string, insertions: readonly Insertion[]): string {
  const sorted = insertions.toSorted((one, other) => one.offset - other.offset);
  let result = '';
  let from = 0;
  for (const { offset, text: added } of sorted) {
    result += text.slice(from, offset) + added;
    from = offset;
  }
  return result + text.slice(from);
}
