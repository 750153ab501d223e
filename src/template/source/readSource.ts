import { readFileSync } from 'node:fs';
import { readFailure } from '../../lib/readFailure.ts';
import { TemplateError } from '../templateError.ts';

/** The text of a template's file. Throws a {@link TemplateError} if it cannot be read. */
export function readSource(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const message = `cannot read the template: ${readFailure(cause)}`;
    throw new TemplateError(path, undefined, message, cause);
  }
}
