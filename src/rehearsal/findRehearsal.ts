import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalFiles, templateFiles } from '../template/defaultFiles.ts';
import { RehearsalFileError } from './file/rehearsalFileError.ts';

const names = [...rehearsalFiles, ...templateFiles];

/**
 * The rehearsal file, else the template, else the CDK assembly of a folder.
 * @default the working directory. Throws a {@link RehearsalFileError} if there is none
 */
export function findRehearsal(folder: string = '.'): string {
  const found = names.find((name) => existsSync(join(folder, name)));
  if (found !== undefined) return join(folder, found);
  const [first = ''] = names;
  throw new RehearsalFileError(
    join(folder, first),
    undefined,
    `there is nothing to rehearse; expected one of ${names.join(', ')}`,
  );
}
