import { Ajv, type ErrorObject } from 'ajv';
import { didYouMean } from './didYouMean.ts';
import { RehearsalFileError, type Position } from './rehearsalFileError.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import { rehearsalFileSchema } from './rehearsalFileSchema.ts';
import type { PathInYaml, YamlSource } from './yamlSource.ts';

interface Mistake {
  path: PathInYaml;
  atKey: boolean;
  message: string;
}

/**
 * Throws a {@link RehearsalFileError} for the mistake that stands first in the file; a misspelt key
 * comes before what is missing, which it often explains.
 */
export function validateRehearsalFile(source: YamlSource): RehearsalFile {
  const validate = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
  }).compile<RehearsalFile>(rehearsalFileSchema);
  if (validate(source.value)) return source.value;
  const errors = (validate.errors ?? [])
    .filter((error) => error.keyword !== 'propertyNames')
    .map((error) => placed(source, error))
    .sort((a, b) => a.rank - b.rank || a.line - b.line || a.column - b.column);
  throw errors[0]?.error ?? new Error('the schema found a mistake and does not say which');
}

interface Placed extends Position {
  rank: number;
  error: RehearsalFileError;
}

function placed(source: YamlSource, error: ErrorObject): Placed {
  const { path, atKey, message } = mistakeOf(error);
  const position = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return {
    ...position,
    rank: error.keyword === 'required' ? 1 : 0,
    error: new RehearsalFileError(source.path, position, message),
  };
}

const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function mistakeOf(error: ErrorObject): Mistake {
  const path = error.instancePath.split('/').slice(1).map(unescape);
  const schema = error.parentSchema as { description?: string; properties?: object } | undefined;
  const expected = schema?.description ?? 'something else';
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const known = Object.keys(schema?.properties ?? {});
    const hint = didYouMean(key, known);
    return {
      path: [...path, key],
      atKey: true,
      message: `unknown key '${key}'${hint} ${hint ? 'E' : '; e'}xpected one of ${known.join(', ')}`,
    };
  }
  if (error.keyword === 'required') {
    const missing = String(params['missingProperty']);
    const properties = schema?.properties as Record<string, { description?: string }> | undefined;
    const what = properties?.[missing]?.description ?? expected;
    return { path, atKey: false, message: `'${missing}' is missing; expected ${what}` };
  }
  if (error.propertyName !== undefined) {
    const key = error.propertyName;
    return { path: [...path, key], atKey: true, message: `'${key}' is not ${expected}` };
  }
  const [name, item] = [path.at(-2), path.at(-1)];
  const inList = name !== undefined && /^\d+$/.test(item ?? '');
  const subject = item === undefined ? 'the file' : inList ? `'${name}[${item}]'` : `'${item}'`;
  return {
    path,
    atKey: false,
    message: `${subject} is ${shown(error.data)}; expected ${expected}`,
  };
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  const written = JSON.stringify(value);
  if (written.length <= 60) return written;
  return Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'a map'
      : written.slice(0, 60);
}
