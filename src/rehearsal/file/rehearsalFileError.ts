import { FileError, type Position } from '../../lib/fileError.ts';

export type { Position };

/** A mistake in a rehearsal file, in its AppSpec or in its template. The message is `path:line:column: sentence`. */
export class RehearsalFileError extends FileError {
  /** `'RehearsalFileError'`: tells it from other errors, also across two copies of the package. */
  override readonly name = 'RehearsalFileError';
}
