import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalFiles, templateFiles } from '../template/defaultFiles.ts';
import { TemplateError } from '../template/templateError.ts';

/**
 * The template of a folder, or what leads to it. A rehearsal file without `template` is passed over. Default: the
 * working directory. Throws a {@link TemplateError} if there is none.
 */
export function findTemplate(folder: string = '.'): string {
  const here = (names: readonly string[]): string[] =>
    names.map((name) => join(folder, name)).filter((path) => existsSync(path));
  const found = [...here(rehearsalFiles).filter(namesTemplate), ...here(templateFiles)][0];
  if (found !== undefined) return found;
  const expected = `expected one of ${templateFiles.join(', ')}, or a rehearsal file that names a template`;
  throw new TemplateError(
    join(folder, 'template.yaml'),
    undefined,
    `there is no template; ${expected}`,
  );
}

const namesTemplate = (path: string): boolean =>
  /^\s*["']?template["']?\s*:/m.test(readFileSync(path, 'utf8'));
