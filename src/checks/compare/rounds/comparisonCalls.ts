import { Error } from '../../../lib/primordials.ts';
import { runSteps } from '../../../lib/steps.ts';
import type { Steps } from '../../../lib/steps.ts';
import type { CheckContext, CheckResult } from '../../../model/check.ts';
import type { Invocation, InvokeOptions } from '../../../model/invocation.ts';
import { invokeOptions, type InvocationOptions } from '../../invocation/invocationOptions.ts';
import { wrongVersion } from '../../invocation/invocationProblem.ts';
import { sampleOf, type Sample } from '../../latency/sample.ts';
import { answerDocument, type AnswerPart } from '../answers/answerDocument.ts';
import { AnswerSizeError } from '../answers/answerLimits.ts';
import { flattenAnswer, type FlatAnswer } from '../answers/flattenAnswer.ts';
import type { PathRules } from '../answers/pathRules.ts';
import type { Side } from './roundOrder.ts';

/** One answer as it is compared. */
export interface ComparedAnswer extends FlatAnswer {
  readonly isError: boolean;
}

/** The calls of one comparison. */
export interface ComparisonCalls {
  readonly call: (side: Side, payload: unknown, signal: AbortSignal) => Promise<ComparedAnswer>;
  readonly made: () => number;
  /** The times of all calls, for a limit of the latency. */
  readonly samples: readonly Sample[];
}

const arms = { old: 'current', now: 'target' } as const;

/** Thrown if a call shows that the versions cannot be compared. Its result is that of the check. */
export class ComparisonEnd extends Error {
  override readonly name = 'ComparisonEnd';
  readonly result: CheckResult;

  constructor(result: CheckResult) {
    super(result.message);
    this.result = result;
  }
}

/** Calls that are never shared: what another check was answered says nothing about noise. */
export function comparisonCalls(
  parts: readonly AnswerPart[],
  options: Pick<InvocationOptions, 'clientContext' | 'tenantId'>,
  rules: PathRules,
  context: CheckContext,
): ComparisonCalls {
  const samples: Sample[] = [];
  const ran: Partial<Record<Side, string>> = {};
  let made = 0;
  const asked: InvokeOptions = invokeOptions(options);
  const check = (side: Side, invocation: Invocation): void => {
    const problem = wrongVersion(invocation, arms[side], context);
    if (problem !== undefined) throw new ComparisonEnd(problem);
    if (invocation.executedVersion === undefined) return;
    ran[side] = invocation.executedVersion;
    if (ran.old !== ran.now) return;
    const message = `both versions were answered by version ${invocation.executedVersion}`;
    throw new ComparisonEnd({ outcome: 'errored', message });
  };
  /** Nothing holds the answer itself while its paths are read, but the part of it that is compared. */
  const answered = async (side: Side, payload: unknown, signal: AbortSignal): Promise<Answered> => {
    made += 1;
    const version = arms[side];
    const invocation = await context.invoke(payload, { ...asked, version, fresh: true, signal });
    check(side, invocation);
    const document = answerDocument(invocation, parts);
    samples.push(sampleOf(version, false, document.isError, invocation));
    const { executedVersion, qualifier } = invocation;
    const steps = flattenAnswer(document, rules);
    return { steps, isError: document.isError, version: executedVersion ?? qualifier };
  };
  return {
    samples,
    made: () => made,
    call: async (side, payload, signal) => {
      const { steps, isError, version } = await answered(side, payload, signal);
      return { ...(await readPaths(steps, version, { signal, clock: context.clock })), isError };
    },
  };
}

interface Answered {
  readonly steps: Steps<FlatAnswer>;
  readonly isError: boolean;
  readonly version: string;
}

/** Throws a {@link ComparisonEnd} if the answer is too large. */
async function readPaths(
  steps: Steps<FlatAnswer>,
  version: string,
  turns: Pick<CheckContext, 'signal' | 'clock'>,
): Promise<FlatAnswer> {
  try {
    return await runSteps(steps, turns);
  } catch (error) {
    if (!(error instanceof AnswerSizeError)) throw error;
    const message = `an answer of version ${version} ${error.message}`;
    throw new ComparisonEnd({ outcome: 'errored', message });
  }
}
