import { dirname, resolve } from 'node:path';
import { inConfig, jsonDocument, yamlDocument, type ChecksDocument } from './checksDocument.ts';
import { isYaml } from './dataFiles.ts';
import { readText } from './readText.ts';

/**
 * Reads the checks in a JSON or YAML file that a person named. Its mistakes have the path as the person wrote
 * it. Rejects with a {@link ConfigError}.
 */
export async function readChecksFile(path: string): Promise<ChecksDocument> {
  const start = 'no checks could be read from ';
  const text = inConfig(() => readText(path), start);
  const source = { name: path, folder: dirname(resolve(path)) };
  return isYaml(path)
    ? yamlDocument(text, source, { path, start, prefix: '' })
    : jsonDocument(text, source, path);
}
