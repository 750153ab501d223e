import { readFileSync } from 'node:fs';
import { TemplateError } from '../templateError.ts';

/** The text of a template's file. Throws a {@link TemplateError} if it cannot be read. */
export function readSource(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'it does not exist' : code;
    throw new TemplateError(path, undefined, `cannot read the template: ${why}`, cause);
  }
}
