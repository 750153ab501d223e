import { JSON, Promise, String } from '../lib/primordials.ts';
import { AppSpecError } from './appSpecError.ts';
import type { Path, Position } from './yaml/position.ts';
import type { YamlData } from './yaml/readYaml.ts';
import { YamlMistake } from './yaml/yamlMistake.ts';
import type { YamlSchema } from './yaml/yamlSchema.ts';

/** An AppSpec's text as a tree. All scalars are strings, as they were written. */
export interface AppSpecTree {
  value: unknown;
  /** The position of the node at a path, or of its nearest parent if there is none. */
  locate(path: Path): Promise<Position>;
}

/** Numbers keep the spelling they had: an alias `1e3` is not 1000. */
function parseJson(text: string): { value: unknown } | undefined {
  const asWritten = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' || typeof value === 'boolean'
      ? (context?.source ?? String(value))
      : value;
  try {
    return { value: JSON.parse(text, asWritten) };
  } catch {
    return undefined;
  }
}

/** JSON may be indented with tabs, YAML may not. One space for each tab keeps the columns. */
function spacesForTabs(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  return text.replace(/^[\t ]+/gm, (indent) => indent.replaceAll('\t', ' '));
}

/** A scalar stays as it was written: 0.0, 0123, 1e3, true. A tag that would change it is refused. */
const stringsOnly: YamlSchema = {
  valueOf: ({ text }) => text,
  knowsTag: (tag) => !/^!!(binary|merge|omap|pairs|set|timestamp)$/.test(tag),
};

async function parseYaml(text: string): Promise<YamlData> {
  // Loaded only if the text is not plain JSON, or to locate a mistake.
  const { readYaml } = await import('./yaml/readYaml.ts');
  return readYaml(spacesForTabs(text), stringsOnly);
}

async function locateInJson(text: string, path: Path): Promise<Position> {
  try {
    return (await parseYaml(text)).locate(path);
  } catch {
    // JSON may have a key twice, or more levels than the YAML parser follows.
    return { line: 1, column: 1 };
  }
}

/** Reads the text of an AppSpec. Rejects with an {@link AppSpecError} if it is neither YAML nor JSON. */
export async function readAppSpecText(source: string): Promise<AppSpecTree> {
  const text = source.replace(/^\uFEFF/, '');
  const json = parseJson(text);
  if (json) return { value: json.value, locate: (path) => locateInJson(text, path) };
  try {
    const { value, locate } = await parseYaml(text);
    return { value, locate: (path) => Promise.resolve(locate(path)) };
  } catch (error) {
    if (!(error instanceof YamlMistake)) throw error;
    throw new AppSpecError(
      `The AppSpec is neither valid YAML nor valid JSON: ${error.message}`,
      error.at,
      { cause: error },
    );
  }
}
