/** The keys and indexes from the root of a document to a value in it. */
export type Path = readonly (string | number)[];

/** A place in a text. Both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** The position of an offset in the text. */
export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
