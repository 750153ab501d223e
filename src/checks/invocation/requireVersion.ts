import { Error } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import type { Invocation } from '../../model/invocation.ts';
import { wrongVersion } from './invocationProblem.ts';

/**
 * Another version answered than the one that the call is about. A check that does not catch it is
 * `failed`: it has the `code` by which assertions are told from other errors.
 */
export class UnexpectedVersionError extends Error {
  override readonly name = 'UnexpectedVersionError';
  readonly code = 'ERR_ASSERTION';
  readonly expected: unknown;
  readonly actual: unknown;

  constructor(message: string, expected: unknown, actual: unknown) {
    super(message);
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * Throws unless the answer is of the version that the call is about: the target version, or after
 * the shift the alias that must route to it. A version that the check named itself is its own affair.
 */
export function requireVersion(
  invocation: Invocation,
  version: string | undefined,
  context: Pick<CheckContext, 'target' | 'lifecycleEvent'>,
): void {
  if (version !== undefined && version !== 'target' && version !== 'alias') return;
  const problem = wrongVersion(invocation, version, context);
  if (problem === undefined) return;
  const message = problem.message ?? '';
  if (problem.outcome === 'errored') throw new Error(message);
  throw new UnexpectedVersionError(message, problem.expected, problem.actual);
}
