import type { Place } from '../../checks/options/optionMistake.ts';
import { ConfigError, placeIn, showMistakes } from '../configError.ts';
import { DataError } from './dataError.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { parseJson } from './parseJson.ts';
import { loadYaml } from './parseYaml.ts';

/** Checks as data, and where they stand. */
export interface ChecksDocument {
  readonly value: unknown;
  /** What holds them: the environment variable, or a file. */
  readonly name: string;
  /** Names a place in it for a sentence. */
  readonly place: Place;
  /** The folder that the paths in it are relative to. */
  readonly folder: string;
}

type Source = Pick<ChecksDocument, 'name' | 'folder'>;

/** Reads JSON. `subject` begins the sentence if the text is not JSON. Throws a {@link ConfigError}. */
export function jsonDocument(text: string, source: Source, subject: string): ChecksDocument {
  const value = inConfig(() => parseJson(text), `${subject} `);
  const place = placeIn(source.name);
  const twice = duplicateKeys(text).map(
    (pointer) => `${place(pointer)} is given twice; JSON keeps only the last one`,
  );
  if (twice.length > 0) throw new ConfigError(showMistakes(twice).join('; '));
  return { ...source, value, place };
}

/**
 * Reads the YAML of a file. `start` begins the sentence if it is not YAML, and `prefix` a place in it.
 * Rejects with a {@link ConfigError}.
 */
export async function yamlDocument(
  text: string,
  source: Source,
  { path, start, prefix }: Record<'path' | 'start' | 'prefix', string>,
): Promise<ChecksDocument> {
  const parseYaml = await loadYaml();
  const { value, positionOf } = inConfig(() => parseYaml(text, path), start);
  const place: Place = (pointer) => `${prefix}${path}:${positionOf(pointer)}: ${pointer || '/'}`;
  return { ...source, value, place };
}

/** What `read` returns; its `DataError` becomes a {@link ConfigError} that begins with `start`. */
export function inConfig<T>(read: () => T, start: string, end: string = ''): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new ConfigError(start + error.message + end, { cause: error });
  }
}
