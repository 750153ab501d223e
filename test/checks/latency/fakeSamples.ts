import { deciderFor } from '../../../src/checks/latency/budgetJudge.ts';
import type { Decider, Decision, PlannedThreshold } from '../../../src/checks/latency/decision.ts';
import { planThresholds } from '../../../src/checks/latency/planThresholds.ts';
import type { Arm, Sample } from '../../../src/checks/latency/sample.ts';
import { withoutPauses } from '../../../src/lib/steps.ts';

/** A warm call that took `ms` milliseconds. */
export function warm(ms: number, arm: Arm = 'target', over: Partial<Sample> = {}): Sample {
  return {
    arm,
    kind: 'warm',
    failed: false,
    ms,
    fromWall: false,
    wallMs: ms,
    throttles: 0,
    ...over,
  };
}

/** The plan of one threshold. */
export function plan(
  threshold: string,
  samples: number | 'auto' = 'auto',
  maxSamples = 720,
): PlannedThreshold {
  const [planned] = planThresholds({
    thresholds: [threshold],
    samples,
    maxSamples,
    minDetectableEffect: undefined,
  });
  return planned!;
}

/** A decider that decides at once. */
export interface QuickDecider extends Pick<Decider, 'missing'> {
  readonly decide: (samples: readonly Sample[], end?: string) => Decision | undefined;
}

/** The decider of this plan, without its pauses. */
export function quickDecider(planned: PlannedThreshold): QuickDecider {
  const { decide, missing } = deciderFor(planned);
  return { missing, decide: (samples, end) => withoutPauses(decide(samples, end)) };
}

/** The decider of one threshold. */
export function decider(
  threshold: string,
  samples: number | 'auto' = 'auto',
  maxSamples = 720,
): QuickDecider {
  return quickDecider(plan(threshold, samples, maxSamples));
}

/** A normally distributed number, by the Box-Muller transform. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
