import type { CheckContext, CheckResult } from '../model/check.ts';
import { describePayload } from './invocation/describePayload.ts';
import {
  checkAnswer,
  expectKind,
  type AnswerPredicate,
  type ExpectedAnswer,
} from './answer/expectation.ts';
import {
  invocationKind,
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from './invocation/invocationOptions.ts';
import { invocationProblem } from './invocation/invocationProblem.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import { object } from './options/kinds.ts';

/** Options of {@link smokeInvoke}. */
export interface SmokeInvokeOptions extends InvocationOptions {
  /**
   * What the answer must be: `{ statusCode?, headers?, body?, payload? }`, or a predicate of the
   * answer. Objects match partially, lists match as a whole, and a RegExp matches a text.
   * @default no FunctionError, no status code of 500 or more, no `batchItemFailures`
   */
  expect?: ExpectedAnswer | AnswerPredicate;
}

/**
 * Invokes the function once and compares its answer. It fails on a FunctionError, if another
 * version ran than expected, and if the answer does not meet `expect`.
 * IAM: `lambda:InvokeFunction` on the version or alias.
 *
 * ```ts
 * smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200, body: { ok: true } } })
 * ```
 */
export const smokeInvoke: CheckFactory<SmokeInvokeOptions> = checkFactory({
  name: 'smokeInvoke',
  iam: ['lambda:InvokeFunction'],
  options: object<SmokeInvokeOptions, InvocationOptions>({ expect: expectKind }, invocationKind),
  make: (options) => ({ run: (context) => smoke(options, context) }),
});

async function smoke(options: SmokeInvokeOptions, context: CheckContext): Promise<CheckResult> {
  const payload = await resolvePayload(options.payload, context);
  const invocation = await context.invoke(payload, invokeOptions(options));
  const problem = invocationProblem(invocation, options.version, context);
  const what = `${describePayload(payload)} to ${context.target.functionName}:${invocation.qualifier}`;
  if (problem !== undefined) return { ...problem, message: `${what}: ${problem.message ?? ''}` };
  return checkAnswer(invocation.payload, options.expect, what, context);
}
