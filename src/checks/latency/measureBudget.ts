import { Math } from '../../lib/primordials.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { runSteps, type Steps } from '../../lib/steps.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import { budgetCalls, type BudgetCallOptions } from './budgetCalls.ts';
import { budgetJudge, decidingThresholds, type End } from './budgetJudge.ts';
import { budgetResult } from './budgetResult.ts';
import { callLanes } from './callLanes.ts';
import { callPace } from './callPace.ts';
import { rejectUnreliableClock, watchEventLoop } from './clockReliability.ts';
import type { PlannedThreshold } from './decision.ts';
import { describeMissingLooks, reachableLooks } from './interimLooks.ts';
import type { Arm } from './sample.ts';
import type { StopRule } from './sampleSeries.ts';
import { takeSamples, type Load, type Taken } from './takeSamples.ts';

/** The options that say how to call the function. */
export interface CallOptions extends BudgetCallOptions {
  concurrency?: number | 'auto';
  rate?: number;
  warmUp?: number;
}

/** Calls the function until the thresholds are decided, and returns the result. */
export async function measureBudget(
  options: CallOptions,
  thresholds: readonly PlannedThreshold[],
  context: CheckContext,
): Promise<CheckResult> {
  const planned = reachableThresholds(thresholds, options.rate, context.remainingTime());
  const hopeless = undecidable(planned) ?? sameVersion(options, planned, context);
  if (hopeless !== undefined) return hopeless;
  const load = loadOf(options, planned);
  const pace = callPace();
  const judge = budgetJudge(planned, { ...load, pace }, context);
  const calls = budgetCalls(options, context, pace);
  const stopRule: StopRule = function* (samples) {
    return calls.wrongVersion() === undefined ? yield* judge.judgeSamples(samples) : 'abortCalls';
  };
  const eventLoopUtilization = watchEventLoop(context);
  const taken = await takeSamples(load, calls.call, stopRule, context);
  const utilization = eventLoopUtilization();
  const problem =
    calls.wrongVersion() ?? (judge.stoppedByFailedCall() ? calls.failure() : undefined);
  const result = function* (): Steps<CheckResult> {
    const verdicts = yield* judge.verdicts(taken.samples, endOf(taken));
    const judged = rejectUnreliableClock(verdicts, taken.samples, utilization);
    return { ...(yield* budgetResult(judged, taken, calls.what())), ...problem };
  };
  return runSteps(result(), context);
}

/** The thresholds, without the looks that the rate of calls cannot reach in the time left. */
function reachableThresholds(
  planned: readonly PlannedThreshold[],
  rate: number | undefined,
  remainingMs: number,
): readonly PlannedThreshold[] {
  if (rate === undefined) return planned;
  const versions = armsOf(planned).length;
  const calls = Math.floor((remainingMs / 1_000) * rate) / versions;
  return planned.map((one) => ({ ...one, looks: reachableLooks(one.looks, one.basis, calls) }));
}

/**
 * The result if no interim look can decide anything: then no call is worth its cost. It is `errored`:
 * nothing was measured, so `onInconclusive: 'pass'` must not let it pass.
 */
function undecidable(planned: readonly PlannedThreshold[]): CheckResult | undefined {
  const deciding = decidingThresholds(planned);
  if (deciding.some(({ looks }) => looks.sizes.length > 0)) return undefined;
  const needs = deciding.map(
    ({ threshold, looks }) => `"${threshold.text}" ${describeMissingLooks(looks)}`,
  );
  return { outcome: 'errored', message: `nothing was invoked: ${needs.join(', ')}` };
}

/** The result if a version would be compared with itself, which proves nothing. */
function sameVersion(
  { version = 'target' }: CallOptions,
  planned: readonly PlannedThreshold[],
  { target }: CheckContext,
): CheckResult | undefined {
  const measured = version === 'target' || version === 'alias' ? target.targetVersion : version;
  const relative = planned.find(({ threshold }) => threshold.relative !== undefined);
  if (relative === undefined || measured !== target.currentVersion) return undefined;
  const { text } = relative.threshold;
  const message = `"${text}" compares version ${measured} with the version in production, which is version ${measured} as well`;
  return { outcome: 'errored', message };
}

/** Relative thresholds compare with a version that is warm already. */
const usualWarmUp = { absolute: 1, relative: 5 } as const;

function loadOf(
  { concurrency = 'auto', rate, warmUp }: CallOptions,
  planned: readonly PlannedThreshold[],
): Load {
  const arms = armsOf(planned);
  const firstLook = Math.max(...planned.map(({ looks }) => looks.sizes[0] ?? 0));
  const most = Math.max(...planned.map(({ looks }) => looks.sizes.at(-1) ?? 0));
  return {
    arms,
    lanes: callLanes(concurrency, firstLook),
    rate,
    warmUp: warmUp ?? (arms.length > 1 ? usualWarmUp.relative : usualWarmUp.absolute),
    // Twice the samples, because calls may be cold starts. With more the function is never warm.
    maxCalls: arms.length * 2 * most,
  };
}

function armsOf(planned: readonly PlannedThreshold[]): readonly Arm[] {
  const isRelative = planned.some(({ threshold }) => threshold.relative !== undefined);
  return isRelative ? ['target', 'current'] : ['target'];
}

const ends = {
  stopRule: 'the verdict was clear',
  time: 'the time ran out',
  maxCalls: 'too many calls were cold starts or failed',
} as const;

function endOf({ endedBy, cutOff }: Taken): End {
  const why = ends[endedBy];
  const message = cutOff === undefined ? why : `${why}: ${describeThrown(cutOff)}`;
  return { message, isTimeOver: endedBy === 'time' };
}
