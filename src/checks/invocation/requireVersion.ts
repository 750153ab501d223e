import { Error, Object } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import type { Invocation } from '../../model/invocation.ts';
import { wrongVersion } from './invocationProblem.ts';

/**
 * Throws unless the answer is of the version that the call is about: the target version, or after
 * the shift the alias that must route to it. For a version that the check named itself, the check is
 * responsible.
 */
export function requireVersion(
  invocation: Invocation,
  version: string | undefined,
  context: Pick<CheckContext, 'target' | 'lifecycleEvent'>,
): void {
  if (version !== undefined && version !== 'target' && version !== 'alias') return;
  const problem = wrongVersion(invocation, version, context);
  if (problem === undefined) return;
  const { message, outcome, expected, actual } = problem;
  // With the code of an assertion, a check that does not catch it is failed instead of errored.
  const code = outcome === 'failed' && 'ERR_ASSERTION';
  throw Object.assign(new Error(message), { code, expected, actual });
}
