import { Math } from '../../lib/primordials.ts';
import { readProxyResponse } from '../answer/proxyResponse.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import { describePayload } from '../invocation/describePayload.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { brokenAnswer } from '../answer/expectation.ts';
import type { Invocation } from '../../model/invocation.ts';
import {
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from '../invocation/invocationOptions.ts';
import { functionFailure, wrongVersion } from '../invocation/invocationProblem.ts';
import { failedBy } from '../answer/mismatch.ts';
import { rejectUnreliableClock, watchEventLoop } from './clockReliability.ts';
import { budgetJudge } from './budgetJudge.ts';
import { budgetResult } from './budgetResult.ts';
import type { PlannedThreshold } from './decision.ts';
import { feasible, hopelessResult } from './feasible.ts';
import { sampleOf, type Arm } from './sample.ts';
import type { Enough } from './sampleSeries.ts';
import { takeSamples, type Call, type Load, type Taken } from './takeSamples.ts';

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
  const hopeless = hopelessResult(planned) ?? sameVersion(options, planned, context);
  if (hopeless !== undefined) return hopeless;
  const load = loadOf(options, planned);
  const payload = await resolvePayload(options.payload, context);
  const judge = budgetJudge(planned, load, context);
  const calls = callsTo(payload, options, context);
  const enough: Enough = (samples) =>
    calls.wrongVersion() === undefined ? judge.enough(samples) : 'abortCalls';
  const busy = watchEventLoop();
  const taken = await takeSamples(load, calls.call, enough, context);
  const { samples } = taken;
  const utilization = busy();
  const what = `${describePayload(payload)} to ${context.target.functionName}`;
  const wrong = calls.wrongVersion() ?? (judge.failedCall() ? calls.failure(what) : undefined);
  const judged = rejectUnreliableClock(judge.judged(samples, endOf(taken)), samples, utilization);
  return { ...budgetResult(judged, taken, what), ...wrong };
}

function endOf({ endedBy, cutOff }: Taken): string {
  return cutOff === undefined ? ends[endedBy] : `${ends[endedBy]}: ${describeThrown(cutOff)}`;
}

/** A version compared with itself would prove nothing. */
function sameVersion(
  { version = 'target' }: CallOptions,
  planned: readonly PlannedThreshold[],
  { target }: CheckContext,
): CheckResult | undefined {
  const measured = version === 'target' || version === 'alias' ? target.targetVersion : version;
  const relative = planned.find(({ threshold }) => threshold.relative !== undefined);
  if (relative === undefined || measured !== target.currentVersion) return undefined;
  const { text } = relative.threshold;
  const message = `"${text}" compares with the version in production, and version ${measured} is both`;
  return { outcome: 'errored', message };
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
  const found =
    problem ?? failedBy(brokenAnswer(readProxyResponse(invocation?.payload)), 'a call failed');
  return { ...found, message: `${what}: ${found.message ?? ''}; ${hint}` };
}
