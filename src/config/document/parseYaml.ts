import type * as ReadYaml from '../../deployment/yaml/readYaml.ts';
import type { Position } from '../../deployment/yaml/position.ts';
import { YamlMistake } from '../../deployment/yaml/yamlMistake.ts';
import type { YamlSchema } from '../../deployment/yaml/yamlSchema.ts';
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
  const [{ readYaml }, { coreSchema }] = await Promise.all([
    import('../../deployment/yaml/readYaml.ts'),
    import('./coreSchema.ts'),
  ]);
  return (text, name) => parseWith(readYaml, coreSchema, text, name);
}

function parseWith(
  readYaml: typeof ReadYaml.readYaml,
  schema: YamlSchema,
  text: string,
  name: string,
): YamlData {
  const { value, locate } = read(() => readYaml(text.replace(/^\uFEFF/, ''), schema), name);
  const positionOf = (pointer: string): string => shown(locate(parsePointer(pointer) ?? []));
  const odd = oddNumber(value, '');
  if (odd !== undefined) {
    throw new DataError(`${name}:${positionOf(odd)}, which has a number that JSON cannot hold`);
  }
  return { value, positionOf };
}

const shown = ({ line, column }: Position): string => `${line}:${column}`;

function read<T>(readText: () => T, name: string): T {
  try {
    return readText();
  } catch (error) {
    if (!(error instanceof YamlMistake)) throw error;
    throw new DataError(
      `${name}:${shown(error.at)}, which cannot be read as YAML 1.2: ${error.message}`,
      {
        cause: error,
      },
    );
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
