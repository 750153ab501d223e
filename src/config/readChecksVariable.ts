import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, placeAt, setting, showMistakes } from './configError.ts';
import { duplicateKeys } from './duplicateKeys.ts';

/** Lambda's folder of the function's own code. */
const taskRoot = (): string => process.env['LAMBDA_TASK_ROOT'] ?? process.cwd();

function fileText(path: string): string {
  const whole = resolve(taskRoot(), path);
  try {
    // Some editors begin a file with a byte order mark, which JSON does not allow.
    return readFileSync(whole, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'which does not exist' : `which cannot be read (${String(code)})`;
    throw new ConfigError(
      `${setting} names the file ${whole}, ${why}; expected JSON, or the path of a file from ${taskRoot()}`,
      { cause: error },
    );
  }
}

/** Parses JSON. The error includes the position if the JavaScript engine reports it. */
function parsed(text: string, where: string): unknown {
  const value = parsedJson(text, where);
  const twice = duplicateKeys(text).map(
    (pointer) => `${placeAt(pointer)('')} is given twice; JSON keeps only the last one`,
  );
  if (twice.length > 0) throw new ConfigError(showMistakes(twice).join('; '));
  return value;
}

function parsedJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${where} is not JSON: ${why}`, { cause: error });
  }
}

/**
 * The value of `ALLOW_TRAFFIC_CHECKS`: text that starts with `[` or `{` is JSON; any other text is
 * the path of a file. `undefined` if the variable is not set. Throws a {@link ConfigError}.
 */
export function readChecksVariable(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new ConfigError(`${setting} is empty; expected JSON, or the path of a file with JSON`);
  }
  if (/^[[{]/.test(trimmed)) return parsed(trimmed, setting);
  return parsed(fileText(trimmed), `the file ${resolve(taskRoot(), trimmed)} of ${setting}`);
}
