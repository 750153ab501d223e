import type { Decider, PlannedThreshold } from './decision.ts';
import { estimatedDecider } from './estimatedDecider.ts';
import { observedDecider } from './observedDecider.ts';
import { provenDecider } from './provenDecider.ts';

/** The decider for the kind of threshold that this is. */
export function deciderOf(planned: PlannedThreshold): Decider {
  const { figure, relative, overShare } = planned.threshold;
  if (relative !== undefined || figure === 'avg') return estimatedDecider(planned);
  return overShare === undefined ? observedDecider(planned) : provenDecider(planned);
}
