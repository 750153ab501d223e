import { abortIfOver, clockOf } from '../../lib/timers.ts';
import { Error } from '../../lib/primordials.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import type { Invocation } from '../../model/invocation.ts';
import { checkAnswer, type AnswerPredicate, type ExpectedAnswer } from '../answer/expectation.ts';
import { describePayload } from '../invocation/describePayload.ts';
import {
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from '../invocation/invocationOptions.ts';
import { functionFailure, wrongVersion } from '../invocation/invocationProblem.ts';
import type { CallPace } from './callPace.ts';
import { lostSample, sampleOf } from './sample.ts';
import type { Call } from './takeSamples.ts';

/** What every call sends, and what its answer must be. */
export interface BudgetCallOptions extends InvocationOptions {
  expect?: ExpectedAnswer | AnswerPredicate;
}

/** The calls of one measurement, and the first problems that they had. */
export interface BudgetCalls {
  readonly call: Call;
  /** The first call in a few words. */
  readonly what: () => string;
  /** The result if another version than the expected one answered. */
  readonly wrongVersion: () => CheckResult | undefined;
  /** The result if a failed call is not allowed. */
  readonly failure: () => CheckResult;
}

/** How many calls may stay unanswered: one, and one more in fifty. */
const lostShare = 0.02;

/** Calls with these options. Each of them asks for its own payload. */
export function budgetCalls(
  options: BudgetCallOptions,
  context: CheckContext,
  pace: CallPace,
): BudgetCalls {
  const { now } = clockOf(context);
  let what: string | undefined;
  let wrong: CheckResult | undefined;
  let failed: CheckResult | undefined;
  let [made, lost] = [0, 0];
  const call: Call = async (arm, isWarmUp, signal) => {
    const version = arm === 'current' ? 'current' : options.version;
    const asked = invokeOptions({ ...options, ...(version !== undefined && { version }) });
    const payload = await resolvePayload(options.payload, context);
    what ??= describePayload(payload);
    const started = now();
    made += 1;
    let invocation: Invocation;
    try {
      invocation = await context.invoke(payload, { ...asked, fresh: true, signal });
    } catch (error) {
      lost += 1;
      if (signal.aborted || !isTransient(error) || lost > 1 + made * lostShare) throw error;
      return lostSample(arm, isWarmUp, now() - started);
    }
    // Other answers may have taken long to compare. No timer ends the time between such answers.
    abortIfOver(signal);
    if (signal.aborted) throw signal.reason;
    if (!isWarmUp) pace.record(now() - started);
    wrong ??= wrongVersion(invocation, version, context);
    const problem = functionFailure(invocation) ?? (await unexpected(invocation, options, context));
    if (problem !== undefined && arm === 'target') failed ??= problem;
    return sampleOf(arm, isWarmUp, problem !== undefined, invocation);
  };
  const describe = () => `${what ?? 'a payload'} to ${context.target.functionName}`;
  return {
    call,
    what: describe,
    wrongVersion: () => wrong,
    failure: () => notAllowed(failed, describe()),
  };
}

/** A broken connection, by the kind of failure that the error of an AWS call has. */
function isTransient(error: unknown): boolean {
  return error instanceof Error && 'failure' in error && error.failure === 'transient';
}

/** What is wrong with an answer. Throws if that cannot be told. */
async function unexpected(
  { payload }: Invocation,
  { expect }: BudgetCallOptions,
  context: Pick<CheckContext, 'remainingTime'>,
): Promise<CheckResult | undefined> {
  const result = await checkAnswer(payload, expect, 'a call', context);
  if (result.outcome === 'passed') return undefined;
  if (result.outcome === 'failed') return result;
  throw new Error(result.message);
}

function notAllowed(failed: CheckResult | undefined, what: string): CheckResult {
  const found = failed ?? { outcome: 'failed', message: 'a call failed' };
  const hint = 'no threshold on "errors" allows a call to fail';
  return { ...found, message: `${what}: ${found.message ?? ''}; ${hint}` };
}
