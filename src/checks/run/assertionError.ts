import { definedMembers } from '../../lib/objects.ts';
/** What an assertion library says about a failed assertion. */
export interface FailedAssertion {
  message: string;
  expected?: unknown;
  actual?: unknown;
}

/**
 * A thrown assertion, or `undefined` for any other throw: `AssertionError` by `name` (node:assert,
 * chai, vitest, power-assert) or by `code` (`ERR_ASSERTION`), and jest's `expect`, which throws a
 * plain error with `matcherResult`. May throw if the thrown object's getters do.
 */
export function failedAssertion(thrown: unknown): FailedAssertion | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const error = thrown as Record<string, unknown>;
  const jest = error['matcherResult'];
  const isJest = typeof jest === 'object' && jest !== null;
  if (error['name'] !== 'AssertionError' && error['code'] !== 'ERR_ASSERTION' && !isJest) {
    return undefined;
  }
  const values = isJest ? (jest as Record<string, unknown>) : error;
  return {
    message: typeof error['message'] === 'string' ? error['message'] : 'an assertion failed',
    ...definedMembers({ expected: values['expected'], actual: values['actual'] }),
  };
}
