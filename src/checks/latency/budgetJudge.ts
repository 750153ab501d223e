// A *decider* decides one threshold: proven, estimated or observed.
// An *interim look* is one test of a group-sequential test, which tests after fixed numbers of calls.
// An *arm* is the version that a call goes to: the target, or the current one in production.

import { Math } from '../../lib/primordials.ts';
import type { Steps } from '../../lib/steps.ts';
import type { CheckContext } from '../../model/check.ts';
import { isFailure } from '../combinators/worstOf.ts';
import { timeOf, type CallPace } from './callPace.ts';
import { describeShortage, describeSlowness } from './describeSlowness.ts';
import type { Decider, Decision, PlannedThreshold } from './decision.ts';
import { comparedDecider } from './deciders/comparedDecider.ts';
import { estimatedDecider } from './deciders/estimatedDecider.ts';
import { observedDecider } from './deciders/observedDecider.ts';
import { provenDecider } from './deciders/provenDecider.ts';
import type { Sample } from './sample.ts';
import type { Stop } from './sampleSeries.ts';
import type { Load } from './takeSamples.ts';

/** A threshold and its verdict. */
export interface Judged {
  readonly planned: PlannedThreshold;
  readonly decision: Decision;
}

/** Judges all thresholds of a budget while samples come in. */
export interface BudgetJudge {
  /** Judges the samples so far. Call it after every sample, until it says to stop. */
  readonly judgeSamples: (samples: readonly Sample[]) => Steps<Stop | undefined>;
  /** Whether it stopped because of a failed call, which no threshold allows. */
  readonly stoppedByFailedCall: () => boolean;
  /** The verdict on every threshold; `end` says why there are no more samples. */
  readonly verdicts: (samples: readonly Sample[], end: End) => Steps<Judged[]>;
}

/** Why there are no more samples. */
export interface End {
  readonly message: string;
  readonly isTimeOver: boolean;
}

/** Why no more calls are needed, and what to do with those in flight. */
interface StopReason {
  readonly stop: Stop;
  readonly message: string;
}

const failedCall: StopReason = { stop: 'waitForCalls', message: 'a call failed' };
const clearVerdict: StopReason = { stop: 'waitForCalls', message: 'the verdict was clear' };

/** How fast calls can be made: what a judge knows about the measurement. */
export interface JudgedLoad extends Pick<Load, 'arms' | 'lanes' | 'rate'> {
  readonly pace: CallPace;
}

/** A judge for these thresholds. */
export function budgetJudge(
  thresholds: readonly PlannedThreshold[],
  load: JudgedLoad,
  context: Pick<CheckContext, 'remainingTime'>,
): BudgetJudge {
  const tracked = thresholds.map((planned): Tracked => ({
    planned,
    decider: deciderFor(planned),
    decision: undefined,
  }));
  const deciding = decidingThresholds(thresholds);
  const errorsAreJudged = deciding.some(({ threshold }) => threshold.figure === 'errors');
  let stopped: StopReason | undefined;

  /** Whether one of them fits into the time left. Asks for more lanes if the last looks do not. */
  const stopIfTooSlow = (
    open: readonly Tracked[],
    samples: readonly Sample[],
  ): StopReason | undefined => {
    const msPerCall = load.pace.msPerCall();
    if (msPerCall === undefined) return undefined;
    const callsTo = (look: 'next' | 'last') =>
      open.map(({ decider }) => decider.missing(samples, look) * load.arms.length);
    const msLeft = context.remainingTime();
    load.lanes.grow(Math.ceil((Math.max(...callsTo('last')) * msPerCall) / Math.max(1, msLeft)));
    const calls = Math.min(...callsTo('next'));
    const fastest = { concurrency: load.lanes.most(), rate: load.rate };
    if (timeOf(calls, msPerCall, fastest) <= msLeft) return undefined;
    return { stop: 'waitForCalls', message: describeSlowness(calls, msPerCall, load, msLeft) };
  };

  const msTotal = context.remainingTime();
  const endOf = (decider: Decider, samples: readonly Sample[], end: End): string => {
    if (stopped !== undefined) return stopped.message;
    const missing = decider.missing(samples) * load.arms.length;
    if (!end.isTimeOver || missing === 0) return end.message;
    return `${end.message}; ${describeShortage(missing, samples.length, load, msTotal)}`;
  };

  const judge = function* (samples: readonly Sample[]): Steps<StopReason | undefined> {
    if (!errorsAreJudged && isFailedCall(samples.at(-1))) return failedCall;
    for (const one of tracked) one.decision ??= yield* one.decider.decide(samples);
    const failedThreshold = tracked.find(hasFailed);
    if (failedThreshold !== undefined) return stopAtFailure(failedThreshold.planned);
    const open = tracked.filter(
      ({ planned, decision }) => decision === undefined && deciding.includes(planned),
    );
    if (open.length === 0) return clearVerdict;
    return stopIfTooSlow(open, samples);
  };

  return {
    *judgeSamples(samples) {
      stopped = yield* judge(samples);
      return stopped?.stop;
    },
    stoppedByFailedCall: () => stopped === failedCall,
    *verdicts(samples, end) {
      const verdicts: Judged[] = [];
      for (const one of tracked) {
        verdicts.push(yield* verdictOn(one, samples, endOf(one.decider, samples, end)));
      }
      return verdicts;
    },
  };
}

/** A threshold, its decider, and the decision as soon as there is one. */
interface Tracked {
  readonly planned: PlannedThreshold;
  readonly decider: Decider;
  decision: Decision | undefined;
}

const deciders = {
  proven: provenDecider,
  estimated: estimatedDecider,
  observed: observedDecider,
} as const;

/** The decider for the basis of this threshold. */
export function deciderFor(planned: PlannedThreshold): Decider {
  const isCompared = planned.basis === 'proven' && planned.threshold.relative !== undefined;
  return isCompared ? comparedDecider(planned) : deciders[planned.basis](planned);
}

/** The thresholds that decide: the warnings do only if there is nothing else. */
export function decidingThresholds(
  thresholds: readonly PlannedThreshold[],
): readonly PlannedThreshold[] {
  const deciding = thresholds.filter(({ isWarning }) => !isWarning);
  return deciding.length > 0 ? deciding : thresholds;
}

/** What fails in production or in the network is not the fault of the version being deployed. */
function isFailedCall(sample: Sample | undefined): boolean {
  return sample?.failed === true && sample.lost !== true && sample.arm === 'target';
}

/** An inconclusive threshold is not a success, but it must not end the calls for the others. */
function hasFailed({ planned, decision }: Tracked): boolean {
  if (planned.isWarning || decision === undefined) return false;
  return decision.outcome !== 'inconclusive' && isFailure(decision.outcome);
}

function stopAtFailure({ threshold, abortOnFail }: PlannedThreshold): StopReason {
  const message = `"${threshold.text}" had failed`;
  return { stop: abortOnFail ? 'abortCalls' : 'waitForCalls', message };
}

function* verdictOn(
  { planned, decider, decision }: Tracked,
  samples: readonly Sample[],
  end: string,
): Steps<Judged> {
  // Without any sample nothing was measured, not even too little.
  if (samples.length === 0) {
    const message = `not measured: no call was answered: ${end}`;
    return { planned, decision: { outcome: 'errored', n: 0, message } };
  }
  const last = decision ?? (yield* decider.decide(samples, end));
  return { planned, decision: last ?? { outcome: 'errored', n: 0, message: 'not decided' } };
}
