import { Math } from '../../lib/primordials.ts';
import type { CheckReport } from '../../model/check.ts';

/** The most runs that the record shows, the last ones. */
export const shownAtMost = 20;

/**
 * The last runs of a repeated check, each named by its number.
 *
 * @param total - How many runs there were, if `reports` has only the last of them.
 */
export function shownRuns(
  reports: readonly CheckReport[],
  total: number = reports.length,
): CheckReport[] {
  const last = reports.slice(-shownAtMost);
  const first = Math.max(0, total - last.length);
  return last.map((report, index) => ({ ...report, name: `run ${first + index + 1}` }));
}
