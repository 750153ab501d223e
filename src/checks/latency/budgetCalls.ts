import type { CheckContext, CheckResult } from '../../model/check.ts';
import type { Invocation } from '../../model/invocation.ts';
import { brokenAnswer } from '../answer/expectation.ts';
import { failedBy } from '../answer/mismatch.ts';
import { readProxyResponse } from '../answer/proxyResponse.ts';
import { invokeOptions, type InvocationOptions } from '../invocation/invocationOptions.ts';
import { functionFailure, wrongVersion } from '../invocation/invocationProblem.ts';
import { sampleOf } from './sample.ts';
import type { Call } from './takeSamples.ts';

/** The calls of one measurement, and the first problems that they had. */
export interface BudgetCalls {
  readonly call: Call;
  /** The result if another version than the expected one answered. */
  readonly wrongVersion: () => CheckResult | undefined;
  /** The result if a failed call is not allowed; `what` says what was called. */
  readonly failure: (what: string) => CheckResult;
}

/** Calls with this payload. */
export function budgetCalls(
  payload: unknown,
  options: InvocationOptions,
  context: CheckContext,
): BudgetCalls {
  let wrong: CheckResult | undefined;
  let failed: Invocation | undefined;
  const call: Call = async (arm, isWarmUp, signal) => {
    const version = arm === 'current' ? 'current' : options.version;
    const asked = invokeOptions({ ...options, ...(version !== undefined && { version }) });
    const invocation = await context.invoke(payload, { ...asked, fresh: true, signal });
    wrong ??= wrongVersion(invocation, version, context);
    const sample = sampleOf(arm, isWarmUp, invocation);
    if (sample.failed && arm === 'target') failed ??= invocation;
    return sample;
  };
  return { call, wrongVersion: () => wrong, failure: (what) => failureOf(failed, what) };
}

function failureOf(invocation: Invocation | undefined, what: string): CheckResult {
  const problem = invocation && functionFailure(invocation);
  const found =
    problem ?? failedBy(brokenAnswer(readProxyResponse(invocation?.payload)), 'a call failed');
  const hint = 'no threshold on "errors" allows a call to fail';
  return { ...found, message: `${what}: ${found.message ?? ''}; ${hint}` };
}
