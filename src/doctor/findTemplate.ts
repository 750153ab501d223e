import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../template/templateError.ts';

/** What `doctor` takes if it is given no file, the first that exists: the same as `rehearse`. */
const names = [
  'rehearsal.yml',
  'rehearsal.yaml',
  'rehearsal.json',
  'template.yaml',
  'template.yml',
  'template.json',
  'cdk.out',
];

/**
 * The template of a folder, or what leads to it. A rehearsal file without `template` is passed over. Default: the
 * working directory. Throws a {@link TemplateError} if there is none.
 */
export function findTemplate(folder: string = '.'): string {
  const found = names.find((name) => {
    const path = join(folder, name);
    return existsSync(path) && (!name.startsWith('rehearsal.') || namesTemplate(path));
  });
  if (found !== undefined) return join(folder, found);
  const expected = `expected one of ${names.slice(3).join(', ')}, or a rehearsal file that names a template`;
  throw new TemplateError(
    join(folder, 'template.yaml'),
    undefined,
    `there is no template; ${expected}`,
  );
}

const namesTemplate = (path: string): boolean =>
  /^\s*["']?template["']?\s*:/m.test(readFileSync(path, 'utf8'));
