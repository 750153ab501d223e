import { JSON } from '../../lib/primordials.ts';
import type { ErrorObject } from 'ajv';
import { type Mismatch } from '../answer/mismatch.ts';
import { parsePointer, pointerTo, valueAt } from '../../lib/jsonPointer.ts';

/** Keywords whose violation is about a member that ajv names apart from the path. */
const memberParams = [
  'missingProperty',
  'additionalProperty',
  'unevaluatedProperty',
  'propertyName',
] as const;

/** Turns a violation that ajv reports into a mismatch. Its JSON pointer begins with `root`. */
export function ajvMismatch(error: ErrorObject, value: unknown, root: string): Mismatch {
  const { instancePath, message = `must match "${error.keyword}"`, params } = error;
  const about = params as Record<string, unknown>;
  const member = memberParams.map((name) => about[name]).find((name) => typeof name === 'string');
  const below = typeof member === 'string' ? pointerTo(instancePath, member) : instancePath;
  return {
    pointer: root + below,
    expected: expectedBy(error.keyword, message, about),
    actual: valueAt(value, parsePointer(below) ?? []),
  };
}

function expectedBy(keyword: string, message: string, params: Record<string, unknown>): string {
  if (keyword === 'required') return 'must be present';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties')
    return 'must not be present';
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params['allowedValues'])}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params['allowedValue'])}`;
  return message;
}
