import { dirname, resolve } from 'node:path';
import type { Place } from '../../checks/options/optionMistake.ts';
import { ConfigError, placeAt, setting, showMistakes } from '../configError.ts';
import { DataError } from './dataError.ts';
import { isYaml } from './dataFiles.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { parseJson } from './parseJson.ts';
import { loadYaml } from './parseYaml.ts';
import { readText } from './readText.ts';

/** What `ALLOW_TRAFFIC_CHECKS` holds. */
export interface ChecksDocument {
  readonly value: unknown;
  /** Names a place in it for a sentence. */
  readonly place: Place;
  /** The folder that the paths in it are relative to. */
  readonly folder: string;
}

/**
 * Reads `ALLOW_TRAFFIC_CHECKS`: text that starts with `[` or `{` is JSON; any other text is the path
 * of a JSON or YAML file, from the folder of the code. `undefined` if the variable is not set. Rejects
 * with a {@link ConfigError}.
 */
export async function readChecksVariable(
  text: string | undefined,
  codeFolder: string,
): Promise<ChecksDocument | undefined> {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new ConfigError(`${setting} is empty; expected JSON, or the path of a JSON or YAML file`);
  }
  if (/^[[{]/.test(trimmed)) return jsonDocument(trimmed, setting, codeFolder);
  const path = resolve(codeFolder, trimmed);
  const file = namedText(path, codeFolder);
  return isYaml(path)
    ? yamlDocument(file, trimmed, dirname(path))
    : jsonDocument(file, `the file ${path} of ${setting}`, dirname(path));
}

function namedText(path: string, codeFolder: string): string {
  try {
    return readText(path);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const expected = `expected JSON, or the path of a file from ${codeFolder}`;
    throw new ConfigError(`${setting} names ${error.message}; ${expected}`, { cause: error });
  }
}

function jsonDocument(text: string, name: string, folder: string): ChecksDocument {
  const value = inConfig(() => parseJson(text), `${name} `);
  const twice = duplicateKeys(text).map(
    (pointer) => `${placeAt(pointer)('')} is given twice; JSON keeps only the last one`,
  );
  if (twice.length > 0) throw new ConfigError(showMistakes(twice).join('; '));
  return { value, place: placeAt(''), folder };
}

async function yamlDocument(text: string, path: string, folder: string): Promise<ChecksDocument> {
  const parseYaml = await loadYaml();
  const { value, positionOf } = inConfig(() => parseYaml(text, path), `${setting} names the file `);
  const place: Place = (pointer) =>
    `${setting}: ${path}:${positionOf(pointer)}: ${pointer === '' ? '/' : pointer}`;
  return { value, place, folder };
}

/** What `read` returns; its {@link DataError} becomes a {@link ConfigError} that begins with `start`. */
function inConfig<T>(read: () => T, start: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new ConfigError(start + error.message, { cause: error });
  }
}
