import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { FormSources } from '../forms/dollarForms.ts';
import { DataError } from './dataError.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { parseJson } from './parseJson.ts';
import type { ParseYaml } from './parseYaml.ts';
import { readText } from './readText.ts';

/** Where the files of a function are. */
export interface Folders {
  /** Paths are relative to it: the folder of the checks, or else that of the code. */
  readonly base: string;
  /** The folder of the function's code. */
  readonly code: string;
  /** The folder of its layers. A rehearsal has another one than `/opt`. */
  readonly layers: string;
}

/** `true` if the data names a YAML file, which takes the parser to read. */
export function namesYaml(value: unknown): boolean {
  return /\.ya?ml"/i.test(JSON.stringify(value));
}

/**
 * Reads the files that `$file` names: `.json` and `.yml` as data, others as text. On Lambda a function
 * has only its code and its layers, so a file elsewhere would be found on a laptop alone.
 */
export function dataFiles(folders: Folders, parseYaml: ParseYaml | undefined): FormSources {
  const readFile = (path: string): unknown => {
    const whole = locate(path, folders);
    const text = readText(whole);
    if (/\.json$/i.test(whole)) return readJson(text, whole);
    return parseYaml !== undefined && isYaml(whole)
      ? parseYaml(text, `the file ${whole}`).value
      : text;
  };
  return {
    readFile,
    readFiles: (path) => {
      const names = namesLike(locate(path, folders));
      const entries = names.map((name) => [
        name.replace(/\.(json|ya?ml)$/i, ''),
        readFile(join(dirname(path), name)),
      ]);
      return Object.fromEntries(entries) as Record<string, unknown>;
    },
  };
}

/** The names of the files that a path with `*` in its last part names, in alphabetical order. */
function namesLike(path: string): string[] {
  const folder = dirname(path);
  const parts = basename(path)
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  const names = listFolder(folder).filter((name) => pattern.test(name));
  if (names.length > 0) return names.sort();
  throw new DataError(`files like ${path}, of which there is none`);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${String(code)})`;
    throw new DataError(`the folder ${folder}, which ${why}`, { cause: error });
  }
}

/** `true` for the path of a YAML file. */
export const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

function locate(path: string, { base, code, layers }: Folders): string {
  const whole = /^\/opt(\/|$)/.test(path) ? join(layers, path.slice(4)) : resolve(base, path);
  const isInside = [base, code, layers].some((folder) =>
    whole.startsWith(folder.endsWith(sep) ? folder : folder + sep),
  );
  if (isInside) return whole;
  throw new DataError(
    `the file ${whole}, which is neither in the function's code (${code}) nor in its layers (/opt)`,
  );
}

function readJson(text: string, path: string): unknown {
  try {
    const value = parseJson(text);
    const [twice] = duplicateKeys(text);
    if (twice === undefined) return value;
    throw new DataError(`has ${twice} twice; JSON keeps only the last one`);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(`the file ${path}, which ${error.message}`, { cause: error });
  }
}
