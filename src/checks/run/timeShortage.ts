import { Math } from '../../lib/primordials.ts';
import { durationInWords } from '../../lib/duration.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';

/** What is kept for the last look itself, in milliseconds. */
export const lookMs = 1_000;

/**
 * The result of a check that must watch something for longer than there is time; `undefined` if there
 * is enough. It is `errored`: nothing was measured, so `onInconclusive: 'pass'` must not let it pass.
 *
 * @param option - The name of the option that says how long.
 */
export function timeShortage(
  option: string,
  ms: number,
  { remainingTime }: Pick<CheckContext, 'remainingTime'>,
): CheckResult | undefined {
  const leftMs = Math.max(0, remainingTime());
  if (leftMs > ms + lookMs) return undefined;
  return {
    outcome: 'errored',
    message: `${option} is ${durationInWords(ms)}, but the hook has only ${durationInWords(leftMs)} left for checks: set a shorter ${option}, or a longer timeout of the hook's function (15 minutes at most)`,
  };
}
