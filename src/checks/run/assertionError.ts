import { Array } from '../../lib/primordials.ts';
import { definedMembers, isPlainObject } from '../../lib/objects.ts';
import { pointerOf } from '../../lib/jsonPointer.ts';

/** What an assertion library says about a failed assertion. */
export interface FailedAssertion {
  message: string;
  expected?: unknown;
  actual?: unknown;
}

/**
 * A thrown assertion, or `undefined` for any other throw. The libraries have no class in common, and
 * a bundle may have two copies of each: they are recognised by names, codes and shapes. May throw if
 * the thrown object's getters do.
 */
export function failedAssertion(thrown: unknown): FailedAssertion | undefined {
  if (!isPlainObject(thrown)) return undefined;
  return failedExpectation(thrown) ?? failedSchema(thrown) ?? failedProperty(thrown);
}

/**
 * `AssertionError` by `name` (node:assert, chai, vitest, power-assert) or by `code`
 * (`ERR_ASSERTION`), and jest's `expect`, which throws a plain error with `matcherResult`.
 */
function failedExpectation(error: Record<string, unknown>): FailedAssertion | undefined {
  const jest = error['matcherResult'];
  const isAssertion = error['name'] === 'AssertionError' || error['code'] === 'ERR_ASSERTION';
  if (!isAssertion && !isPlainObject(jest)) return undefined;
  const { expected, actual } = isPlainObject(jest) ? jest : error;
  return { message: messageOf(error), ...definedMembers({ expected, actual }) };
}

/** A value that a schema refused: zod, valibot, arktype, superstruct, yup, joi, ajv's `$async`. */
function failedSchema(error: Record<string, unknown>): FailedAssertion | undefined {
  const { name, issues, errors, details } = error;
  const isAjv = error['ajv'] === true && error['validation'] === true;
  // Some AWS services have a ValidationError too: the name alone says nothing.
  const isValidation =
    name === 'ValidationError' && (Array.isArray(error['inner']) || '_original' in error);
  const isNamed = name === 'TraversalError' || (name === 'StructError' && 'failures' in error);
  const list = [issues, isAjv ? errors : undefined, isValidation ? details : undefined].find(
    isIssues,
  );
  if (list !== undefined) return { message: list.map(describeIssue).join('; ') };
  return isAjv || isValidation || isNamed ? { message: messageOf(error) } : undefined;
}

interface Issue {
  readonly message: string;
  readonly path?: unknown;
  /** ajv's path, as a JSON pointer. */
  readonly instancePath?: unknown;
}

function isIssues(value: unknown): value is Issue[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => isPlainObject(one) && typeof one['message'] === 'string')
  );
}

function describeIssue({ message, path, instancePath }: Issue): string {
  const pointer = Array.isArray(path) ? pointerOf(path as PropertyKey[]) : instancePath;
  return typeof pointer === 'string' && pointer !== '' ? `${pointer}: ${message}` : message;
}

/**
 * A property of fast-check for which it found a counterexample. Its cause is what the property threw:
 * a call that was refused is no counterexample. Version 3 has no cause.
 */
function failedProperty(error: Record<string, unknown>): FailedAssertion | undefined {
  const message = messageOf(error);
  if (!/^Property failed after \d+ tests\n\{ seed: /.test(message)) return undefined;
  const { cause } = error;
  const isFalse = isPlainObject(cause) && cause['message'] === 'Property failed by returning false';
  if (cause === undefined || isFalse) return { message };
  const inside = failedAssertion(cause);
  return inside && { ...inside, message };
}

function messageOf({ message }: Record<string, unknown>): string {
  return typeof message === 'string' ? message : 'an assertion failed';
}
