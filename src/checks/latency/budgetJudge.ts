import { Map } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import { isFailure } from '../combinators/worstOf.ts';
import { deciderOf } from './deciderOf.ts';
import type { Decider, Decision, PlannedThreshold } from './decision.ts';
import type { Sample } from './sample.ts';
import type { Enough } from './sampleSeries.ts';
import type { Load } from './takeSamples.ts';

/** A threshold and what became of it. */
export interface Judged {
  readonly planned: PlannedThreshold;
  readonly decision: Decision;
}

/** Judges all thresholds of a budget while samples come in. */
export interface BudgetJudge {
  /** Whether the verdict can still change. */
  readonly enough: Enough;
  /** The call that failed though no threshold says how many may, if there was one. */
  readonly failedCall: () => boolean;
  /** Every threshold decided; `end` says why there are no more samples. */
  readonly judged: (samples: readonly Sample[], end: string) => Judged[];
}

/** Calls that must have been made before their pace says when the rest will be done. */
const paceAfter = 10;

/** A judge for these thresholds. */
export function budgetJudge(
  all: readonly PlannedThreshold[],
  load: Load,
  context: Pick<CheckContext, 'remainingTime'>,
): BudgetJudge {
  const deciders = all.map(deciderOf);
  const decisions = new Map<PlannedThreshold, Decision>();
  const isOnlyWarning = all.every(({ isWarning }) => isWarning);
  const mayFail = all.some(
    ({ threshold, isWarning }) => threshold.figure === 'errors' && (!isWarning || isOnlyWarning),
  );
  const fits = paceKeeper(load, context);
  let stoppedBy: string | undefined;
  let failedCall = false;

  const enough: Enough = (samples) => {
    const last = samples.at(-1);
    // What fails in production is not the fault of the version being deployed.
    failedCall ||= !mayFail && last?.failed === true && last.arm === 'target';
    if (failedCall) return stop('a call failed');
    for (const decider of deciders) decideOnce(decisions, decider, samples);
    const deciding = all.filter(({ isWarning }) => !isWarning);
    const relevant = deciding.length > 0 ? deciding : all;
    const failed = deciding.find((one) => isFailed(decisions.get(one)));
    if (failed !== undefined) {
      stop(`"${failed.threshold.text}" had failed`);
      return failed.abortOnFail ? 'abortCalls' : 'waitForCalls';
    }
    const open = deciders.filter(
      ({ planned }) => relevant.includes(planned) && !decisions.has(planned),
    );
    if (open.length === 0) return stop('the verdict was clear');
    return open.every((decider) => !fits(decider, samples))
      ? stop(`the calls that the next look needs do not fit into the time that is left`)
      : undefined;
  };
  const stop = (reason: string) => {
    stoppedBy = reason;
    return 'waitForCalls' as const;
  };
  return {
    enough,
    failedCall: () => failedCall,
    judged: (samples, end) =>
      deciders.map((decider) => {
        const { planned } = decider;
        const known = decisions.get(planned);
        if (samples.length === 0) return { planned, decision: unanswered(end) };
        const decision = known ?? decider.decide(samples, stoppedBy ?? end);
        return { planned, decision: decision ?? nothing };
      }),
  };
}

/** Nothing was measured, not even too little. */
const unanswered = (end: string): Decision => ({
  outcome: 'errored',
  basis: 'observed',
  n: 0,
  message: `not measured: no call was answered: ${end}`,
});

const nothing: Decision = { outcome: 'errored', basis: 'observed', n: 0, message: 'not decided' };

function isFailed(decision: Decision | undefined): boolean {
  return (
    decision !== undefined && decision.outcome !== 'inconclusive' && isFailure(decision.outcome)
  );
}

function decideOnce(
  decisions: Map<PlannedThreshold, Decision>,
  decider: Decider,
  samples: readonly Sample[],
): void {
  if (decisions.has(decider.planned)) return;
  const decision = decider.decide(samples);
  if (decision !== undefined) decisions.set(decider.planned, decision);
}

/**
 * Tells by the pace so far whether a decider's next look can be finished in time: one that cannot
 * would only cost calls.
 */
function paceKeeper(
  load: Load,
  context: Pick<CheckContext, 'remainingTime'>,
): (decider: Decider, samples: readonly Sample[]) => boolean {
  let since: { readonly at: number; readonly calls: number } | undefined;
  return (decider: Decider, samples: readonly Sample[]): boolean => {
    // Warming up takes longer than what follows.
    if (samples.at(-1)?.kind === 'warmUp') return true;
    since ??= { at: now(), calls: samples.length };
    const calls = samples.length - since.calls;
    if (calls < paceAfter) return true;
    const perCall = (now() - since.at) / calls;
    return decider.missing(samples) * load.arms.length * perCall <= context.remainingTime();
  };
}
