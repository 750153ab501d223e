import { FileError } from '../lib/fileError.ts';

/** A mistake that makes a template unreadable. The message is `path:line:column: sentence`. */
export class TemplateError extends FileError {
  override readonly name = 'TemplateError';
}
