import { FileError, type Position } from '../../lib/fileError.ts';

export type { Position };

/** A mistake in a rehearsal file, in its AppSpec or in its template. The message is `path:line:column: sentence`. */
export class RehearsalFileError extends FileError {
  override readonly name = 'RehearsalFileError';
}
