import type { Check, CheckContext, CheckResult } from '../model/check.ts';
import { describePayload } from './invocation/describePayload.ts';
import {
  checkAnswer,
  expectRule,
  type AnswerPredicate,
  type ExpectedAnswer,
} from './answer/expectation.ts';
import {
  invocationRules,
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from './invocation/invocationOptions.ts';
import { invocationProblem } from './invocation/invocationProblem.ts';
import { checkWithOptions } from './run/options.ts';

/** Options of {@link smokeInvoke}. */
export interface SmokeInvokeOptions extends InvocationOptions {
  /**
   * What the answer must be like, or a predicate. Default: no status of 500 or more, and no
   * `batchItemFailures`.
   */
  expect?: ExpectedAnswer | AnswerPredicate;
}

/**
 * Invokes the version being deployed (the alias in AfterAllowTraffic) and looks at the answer.
 * Fails on a FunctionError, on another version than the expected one, and on an answer that does
 * not meet `expect`. IAM: `lambda:InvokeFunction` on the version or alias.
 *
 * ```ts
 * smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200, body: { ok: true } } })
 * ```
 */
export function smokeInvoke(options: SmokeInvokeOptions): Check {
  return checkWithOptions(
    'smokeInvoke',
    options,
    { ...invocationRules, expect: expectRule },
    (given) => (context) => smoke(given, context),
  );
}

async function smoke(options: SmokeInvokeOptions, context: CheckContext): Promise<CheckResult> {
  const payload = await resolvePayload(options.payload, context);
  const invocation = await context.invoke(payload, invokeOptions(options));
  const problem = invocationProblem(invocation, options.version, context);
  const what = `${describePayload(payload)} to ${context.target.functionName}:${invocation.qualifier}`;
  if (problem !== undefined) return { ...problem, message: `${what}: ${problem.message ?? ''}` };
  return checkAnswer(invocation.payload, options.expect, what);
}
