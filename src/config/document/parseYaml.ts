import { locateInYaml, positionIn } from '../../deployment/locateInYaml.ts';
import type * as YamlParts from '../../deployment/yamlParts.ts';
import { parsePointer, pointerTo } from '../../lib/jsonPointer.ts';
import { DataError } from './dataError.ts';

/** The data of a YAML text, which JSON could hold as well. */
export interface YamlData {
  readonly value: unknown;
  /** Where the value at a JSON pointer stands, as `line:column`. */
  readonly positionOf: (pointer: string) => string;
}

/** Parses YAML 1.2 with the core schema. Throws a {@link DataError}; `name` names the text in it. */
export type ParseYaml = (text: string, name: string) => YamlData;

/** Loads the parser, which is a chunk of its own: only checks with YAML pay for it. */
export async function loadYaml(): Promise<ParseYaml> {
  const parts = await import('../../deployment/yamlParts.ts');
  return (text, name) => parseWith(parts, text, name);
}

function parseWith(parts: typeof YamlParts, text: string, name: string): YamlData {
  const counter = new parts.LineCounter();
  const document = parts.parseDocument(text, {
    schema: 'core',
    stringKeys: true,
    resolveKnownTags: false,
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
  });
  const shown = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
  // A tag that is not known is a warning only, and its value would be taken as it stands.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const at = shown(positionIn(counter, problem.pos[0]));
    throw new DataError(`${name}:${at}, which is not YAML 1.2: ${whatIsWrong(problem)}`, {
      cause: problem,
    });
  }
  const positionOf = (pointer: string): string =>
    shown(locateInYaml(document, counter, parsePointer(pointer) ?? []));
  const value = valueOf(document, name);
  const odd = oddNumber(value, '');
  if (odd !== undefined) {
    throw new DataError(`${name}:${positionOf(odd)}, which has a number that JSON cannot hold`);
  }
  return { value, positionOf };
}

const whatIsWrong = ({ code, message }: { code: string; message: string }): string =>
  code === 'MULTIPLE_DOCS' ? 'it has several documents' : (message.split('\n')[0] ?? '');

/** The data without aliases. The parser limits how much they may repeat. */
function valueOf(document: ReturnType<typeof YamlParts.parseDocument>, name: string): unknown {
  try {
    const value: unknown = document.toJS();
    // An alias inside the value that it refers to has no end.
    JSON.stringify(value);
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new DataError(`${name}, which has an alias that cannot be used: ${why}`, {
      cause: error,
    });
  }
}

/** The pointer of the first number that is infinite or not a number. */
function oddNumber(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = oddNumber(member, pointerTo(pointer, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
