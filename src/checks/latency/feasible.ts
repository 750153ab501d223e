import type { CheckResult } from '../check.ts';
import type { PlannedThreshold } from './decision.ts';

/** The thresholds, without looks that the rate of calls cannot reach in the time left. */
export function feasible(
  planned: readonly PlannedThreshold[],
  rate: number | undefined,
  remainingMs: number,
): PlannedThreshold[] {
  if (rate === undefined) return [...planned];
  const versions = planned.some(({ threshold }) => threshold.relative !== undefined) ? 2 : 1;
  const reachable = Math.floor((remainingMs / 1_000) * rate) / versions;
  return planned.map((one) => {
    const sizes = one.looks.sizes.filter((size) => size <= reachable);
    return { ...one, looks: { ...one.looks, sizes } };
  });
}

/**
 * Inconclusive, before anything is invoked, where no threshold that decides can be decided: it
 * names the numbers of samples that would do.
 */
export function hopelessResult(planned: readonly PlannedThreshold[]): CheckResult | undefined {
  const deciding = planned.filter(({ isWarning }) => !isWarning);
  const relevant = deciding.length > 0 ? deciding : planned;
  if (relevant.some(({ looks }) => looks.sizes.length > 0)) return undefined;
  const needs = relevant.map(
    ({ threshold, looks }) => `"${threshold.text}" needs ${looks.needed} samples`,
  );
  const why = 'more than "maxSamples" or the time left with this "rate" allow';
  return { outcome: 'inconclusive', message: `nothing was invoked: ${needs.join(', ')}, ${why}` };
}
