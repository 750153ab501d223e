import { dirname, resolve } from 'node:path';
import { ConfigError, setting } from '../configError.ts';
import { inConfig, jsonDocument, yamlDocument, type ChecksDocument } from './checksDocument.ts';
import { isYaml } from './dataFiles.ts';
import { readText } from './readText.ts';

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
  if (/^[[{]/.test(trimmed)) {
    return jsonDocument(trimmed, { name: setting, folder: codeFolder }, setting);
  }
  const path = resolve(codeFolder, trimmed);
  const source = { name: setting, folder: dirname(path) };
  const expected = `; expected JSON, or the path of a file from ${codeFolder}`;
  const file = inConfig(() => readText(path), `${setting} names `, expected);
  if (!isYaml(path)) return jsonDocument(file, source, `the file ${path} of ${setting}`);
  const start = `${setting} names the file `;
  return yamlDocument(file, source, { path: trimmed, start, prefix: `${setting}: ` });
}
