import { readAnswer } from '../answer.ts';
import type { CheckContext, CheckResult } from '../check.ts';
import { describePayload } from '../describePayload.ts';
import { brokenAnswer } from '../expectation.ts';
import type { Invocation } from '../invocation.ts';
import { invokeOptions, resolvePayload, type InvocationOptions } from '../invocationOptions.ts';
import { functionFailure, wrongVersion } from '../invocationProblem.ts';
import { failedBy } from '../mismatch.ts';
import { believable, watchEventLoop } from './believable.ts';
import { budgetJudge } from './budgetJudge.ts';
import { budgetResult } from './budgetResult.ts';
import type { PlannedThreshold } from './decision.ts';
import { feasible, hopelessResult } from './feasible.ts';
import { sampleOf, type Arm } from './sample.ts';
import { takeSamples, type Call, type Enough, type Load } from './takeSamples.ts';

/** The options that say how the function is called. */
export interface CallOptions extends InvocationOptions {
  concurrency?: number;
  rate?: number;
}

/** Calls the function until the thresholds are decided, and says how they were. */
export async function measureBudget(
  options: CallOptions,
  all: readonly PlannedThreshold[],
  context: CheckContext,
): Promise<CheckResult> {
  const planned = feasible(all, options.rate, context.remainingTime());
  const hopeless = hopelessResult(planned);
  if (hopeless !== undefined) return hopeless;
  const load = loadOf(options, planned);
  const payload = await resolvePayload(options.payload, context);
  const judge = budgetJudge(planned, load, context);
  const calls = callsTo(payload, options, context);
  const enough: Enough = (samples) =>
    calls.wrongVersion() === undefined ? judge.enough(samples) : 'abortCalls';
  const busy = watchEventLoop();
  const { samples, endedBy } = await takeSamples(load, calls.call, enough, context);
  const utilization = busy();
  const what = `${describePayload(payload)} to ${context.target.functionName}`;
  const wrong = calls.wrongVersion() ?? (judge.failedCall() ? calls.failure(what) : undefined);
  const judged = believable(judge.judged(samples, ends[endedBy]), samples, utilization);
  return { ...budgetResult(judged, samples, what), ...wrong };
}

const ends = {
  enough: 'the verdict was clear',
  time: 'the time that was left was over',
  calls: 'too many calls were cold starts or failed',
} as const;

function loadOf(
  { concurrency = 1, rate }: CallOptions,
  planned: readonly PlannedThreshold[],
): Load {
  const isRelative = planned.some(({ threshold }) => threshold.relative !== undefined);
  const arms: readonly Arm[] = isRelative ? ['target', 'current'] : ['target'];
  const most = Math.max(...planned.map(({ looks }) => looks.sizes.at(-1) ?? 0));
  // As many calls again may be cold starts; beyond that the function cannot be measured warm.
  return { arms, concurrency, rate, maxCalls: arms.length * (2 * most + concurrency) };
}

/** Calls to the function, and what they found that ends the measurement. */
interface Calls {
  readonly call: Call;
  readonly wrongVersion: () => CheckResult | undefined;
  readonly failure: (what: string) => CheckResult;
}

function callsTo(payload: unknown, options: CallOptions, context: CheckContext): Calls {
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
  const hint = 'no threshold on errors says that a call may fail';
  const problem = invocation && functionFailure(invocation);
  const found = problem ?? failedBy(brokenAnswer(readAnswer(invocation?.payload)), 'a call failed');
  return { ...found, message: `${what}: ${found.message ?? ''}; ${hint}` };
}
