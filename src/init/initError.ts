import { FileError } from '../lib/fileError.ts';

/** Why init cannot do what it was asked for. The message is `path:line:column: sentence`. */
export class InitError extends FileError {
  override readonly name = 'InitError';
}
