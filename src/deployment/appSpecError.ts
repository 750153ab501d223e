import { Error } from '../lib/primordials.ts';
/** An AppSpec that cannot be used. `line` and `column` count from 1 and locate the mistake. */
export class AppSpecError extends Error {
  override readonly name = 'AppSpecError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, at: { line: number; column: number }, options?: ErrorOptions) {
    super(message, options);
    this.line = at.line;
    this.column = at.column;
  }
}
