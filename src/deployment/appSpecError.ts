/** An AppSpec that cannot be read; the position counts from 1. */
export class AppSpecError extends Error {
  override readonly name = 'AppSpecError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
