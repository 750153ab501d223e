import { Math } from '../../lib/primordials.ts';
import type { CheckResult } from '../../model/check.ts';
import { tooFew, type PlannedThreshold } from './decision.ts';
import { within, type Looks } from './interimLooks.ts';

/** The thresholds, without looks that the rate of calls cannot reach in the time left. */
export function feasible(
  planned: readonly PlannedThreshold[],
  rate: number | undefined,
  remainingMs: number,
): PlannedThreshold[] {
  if (rate === undefined) return [...planned];
  const versions = planned.some(({ threshold }) => threshold.relative !== undefined) ? 2 : 1;
  const reachable = Math.floor((remainingMs / 1_000) * rate) / versions;
  return planned.map((one) => ({ ...one, looks: reachableLooks(one.looks, reachable) }));
}

function reachableLooks(looks: Looks, reachable: number): Looks {
  const [smallest] = looks.sizes;
  if (smallest === undefined) return looks;
  // An observed figure claims no more than what was seen: it is taken from fewer calls.
  const isObserved = looks.alpha === 0;
  const sizes = isObserved
    ? [Math.min(smallest, Math.floor(reachable))].filter((size) => size >= looks.needed)
    : looks.sizes.filter((size) => size <= reachable);
  return {
    ...looks,
    ...within(sizes, 'rate'),
    ...(sizes.length === 0 && { needed: isObserved ? looks.needed : smallest }),
  };
}

/**
 * Inconclusive, before anything is invoked, where no threshold that decides can be decided: it
 * names the numbers of samples that would do.
 */
export function hopelessResult(planned: readonly PlannedThreshold[]): CheckResult | undefined {
  const deciding = planned.filter(({ isWarning }) => !isWarning);
  const relevant = deciding.length > 0 ? deciding : planned;
  if (relevant.some(({ looks }) => looks.sizes.length > 0)) return undefined;
  const needs = relevant.map((one) => `"${one.threshold.text}" ${tooFew(one)}`);
  return { outcome: 'inconclusive', message: `nothing was invoked: ${needs.join(', ')}` };
}
