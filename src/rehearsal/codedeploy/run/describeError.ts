import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseJsonOrText } from '../../../lib/json.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import { cutText } from '../../../lib/text.ts';

/** The most lines of an error's message that are shown. */
const messageLines = 3;

/**
 * Lambda's error document as a person reads it: the error's type, the first lines of its message and the
 * line of the user's own file. What is not such a document is shown as it is, and never cut as JSON.
 */
export function describeError(payload: string): string {
  const value = parseJsonOrText(payload);
  const { errorType, errorMessage, trace, stackTrace } = isPlainObject(value) ? value : {};
  if (typeof errorMessage !== 'string') {
    const isLong = typeof value !== 'string' && payload.length > longestJson;
    return isLong ? `${payload.length} characters of JSON` : cutText(payload);
  }
  const lines = errorMessage.split('\n').slice(0, messageLines);
  const message = lines.map((line) => cutText(line)).join('\n');
  const type = typeof errorType === 'string' ? `${errorType}: ` : '';
  const place = placeIn(trace) ?? placeIn(stackTrace);
  const shown = type + message.replace(new RegExp(`^(${errorName(errorType)}): `), '');
  return place === undefined || message.includes(place) ? shown : `${shown}\n  at ${place}`;
}

const longestJson = 256;

/** The name in a type such as `Error`, as the start of a message repeats it. */
const errorName = (type: unknown): string =>
  typeof type === 'string' && /^\w+$/.test(type) ? type : '(?!)';

/** The first line of the user's own code: not Node.js, not a package, not the runtime. */
function placeIn(trace: unknown): string | undefined {
  if (!Array.isArray(trace)) return undefined;
  const lines = trace.flatMap((line) => (typeof line === 'string' ? line.split('\n') : []));
  for (const line of lines) {
    const [, file, row, column] =
      /(?:^|at |\()((?:file:\/\/)?\/[^():]+):(\d+)(?::(\d+))?\)?$/.exec(line.trim()) ??
      /File "(\/[^"]+)", line (\d+)/.exec(line) ??
      [];
    if (file === undefined || /[/\\](node_modules|site-packages)[/\\]/.test(file)) continue;
    const path = file.startsWith('file://') ? fileURLToPath(file) : file;
    if (basename(path) === 'bootstrap.js') continue;
    return originalPlace(path, Number(row), column === undefined ? undefined : Number(column));
  }
  return undefined;
}

/** The place in the source of a bundle, if its source map stands beside it. */
function originalPlace(path: string, row: number, column: number | undefined): string {
  const place = [path, row, ...(column === undefined ? [] : [column])].join(':');
  if (!existsSync(`${path}.map`)) return place;
  const map = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload;
  const entry = new SourceMap(map).findEntry(row - 1, (column ?? 1) - 1);
  if (!('originalSource' in entry)) return place;
  const source = resolve(dirname(path), entry.originalSource);
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
