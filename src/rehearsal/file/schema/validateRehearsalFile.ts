import { Ajv, type ErrorObject } from 'ajv';
import { parsePointer } from '../../../lib/jsonPointer.ts';
import { suggest } from '../../../lib/suggest.ts';
import { RehearsalFileError, type Position } from '../rehearsalFileError.ts';
import type { RehearsalFile, TemplateRehearsalFile } from '../rehearsalFile.ts';
import { rehearsalFileSchema, templateRehearsalSchema } from './rehearsalFileSchema.ts';
import type { Part } from './schemaPart.ts';
import type { PathInYaml, YamlSource } from '../source/yamlSource.ts';

interface Mistake {
  path: PathInYaml;
  /** Whether the key is wrong rather than its value. */
  atKey: boolean;
  message: string;
}

/**
 * Throws a {@link RehearsalFileError} for the first mistake in the file. An unknown key counts
 * before a missing one, because a misspelt key is often why another is missing.
 */
export const validateRehearsalFile = (source: YamlSource): RehearsalFile =>
  validateFile(source, rehearsalFileSchema) as RehearsalFile;

/** The same for a file with a template. */
export const validateTemplateRehearsal = (source: YamlSource): TemplateRehearsalFile =>
  validateFile(source, templateRehearsalSchema) as TemplateRehearsalFile;

function validateFile(source: YamlSource, schema: Part): unknown {
  const validate = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    // The schema is our own. Its check would compile JSON Schema's own schema first, which takes longer.
    validateSchema: false,
  }).compile(schema);
  if (validate(source.value)) return source.value;
  const errors = (validate.errors ?? [])
    .filter((error) => error.keyword !== 'propertyNames')
    .map((error) => locateError(source, error))
    .sort((a, b) => a.rank - b.rank || a.line - b.line || a.column - b.column);
  throw errors[0]?.error ?? new Error('the schema rejected the file without an error');
}

interface LocatedError extends Position {
  /** The lower one is reported. */
  rank: number;
  error: RehearsalFileError;
}

function locateError(source: YamlSource, error: ErrorObject): LocatedError {
  const { path, atKey, message } = describeMistake(error);
  const position = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return {
    ...position,
    rank: error.keyword === 'required' ? 1 : 0,
    error: new RehearsalFileError(source.path, position, message),
  };
}

function describeMistake(error: ErrorObject): Mistake {
  const path = parsePointer(error.instancePath) ?? [];
  const schema = error.parentSchema as { description?: string; properties?: object } | undefined;
  const expected = schema?.description ?? 'something else';
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const known = Object.keys(schema?.properties ?? {});
    return {
      path: [...path, key],
      atKey: true,
      message: `unknown key '${key}'${suggest(key, known)}`,
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
    message: `${subject} is ${describeValue(error.data)}; expected ${expected}`,
  };
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  const written = JSON.stringify(value);
  if (written.length <= 60) return written;
  return Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'a map'
      : written.slice(0, 60);
}
