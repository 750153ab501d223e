/** Where in a file something is; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A mistake in a rehearsal file, or in the AppSpec that it names: `path:line:column: sentence`. */
export class RehearsalFileError extends Error {
  override readonly name = 'RehearsalFileError';
  readonly path: string;
  /** Undefined where the file itself is missing. */
  readonly position: Position | undefined;

  constructor(path: string, position: Position | undefined, message: string, cause?: unknown) {
    const where = position === undefined ? path : `${path}:${position.line}:${position.column}`;
    super(`${where}: ${message}`, cause === undefined ? {} : { cause });
    this.path = path;
    this.position = position;
  }
}
