import { Error } from './primordials.ts';

/** A position in a file; both numbers start at 1. */
export interface Position {
  /** The line, from 1. */
  line: number;
  /** The column, from 1. */
  column: number;
}

/** A mistake in a file that a user wrote. The message is `path:line:column: sentence`. */
export class FileError extends Error {
  override readonly name: string = 'FileError';
  /** The file. */
  readonly path: string;
  /** `undefined` if the file cannot be read. */
  readonly position: Position | undefined;

  constructor(path: string, position: Position | undefined, message: string, cause?: unknown) {
    const where = position === undefined ? path : `${path}:${position.line}:${position.column}`;
    super(`${where}: ${message}`, cause === undefined ? {} : { cause });
    this.path = path;
    this.position = position;
  }
}
