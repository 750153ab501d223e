import { JSON, String } from '../lib/primordials.ts';
import type { Document, LineCounter } from 'yaml';
import { AppSpecError } from './appSpecError.ts';
import { locateInYaml, positionIn, type Path, type Position } from './locateInYaml.ts';

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

async function parseYaml(text: string): Promise<{ document: Document; counter: LineCounter }> {
  // Loaded only if the text is not plain JSON, or to locate a mistake.
  const yaml = await import('./yamlParts.ts');
  const counter = new yaml.LineCounter();
  // failsafe: every scalar stays a string as it was written (0.0, 0123, 1e3, true).
  const document = yaml.parseDocument(spacesForTabs(text), {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
  });
  return { document, counter };
}

async function locate(text: string, path: Path): Promise<Position> {
  const { document, counter } = await parseYaml(text);
  return locateInYaml(document, counter, path);
}

/** Reads the text of an AppSpec. Rejects with an {@link AppSpecError} if it is neither YAML nor JSON. */
export async function readAppSpecText(source: string): Promise<AppSpecTree> {
  const text = source.replace(/^\uFEFF/, '');
  const json = parseJson(text);
  if (json) return { value: json.value, locate: (path) => locate(text, path) };
  const { document, counter } = await parseYaml(text);
  const [mistake] = document.errors;
  if (mistake) {
    const what = mistake.message.split('\n')[0] ?? '';
    throw new AppSpecError(
      `The AppSpec is neither valid YAML nor valid JSON: ${what}`,
      positionIn(counter, mistake.pos[0]),
      { cause: mistake },
    );
  }
  return { value: document.toJS() as unknown, locate: (path) => locate(text, path) };
}
