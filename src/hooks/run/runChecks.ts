import { Promise } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport } from '../../model/check.ts';
import { runCheck } from '../../checks/run/runCheck.ts';

/** A check and its context. */
export interface PlannedCheck {
  /** As the user gave it. `runCheck` finds out whether it is a check. */
  check: unknown;
  context: CheckContext;
  /** Makes the report that the record shows: with payloads if wanted, without hidden values. */
  recordCheck: (report: CheckReport) => CheckReport;
}

/**
 * Runs all checks at once. Passes on each report as soon as it is there, so that a run that is cut
 * off still shows what was measured. The returned list is in the order of the plan.
 */
export function runChecks(
  plan: readonly PlannedCheck[],
  onReport: (report: CheckReport) => void,
): Promise<CheckReport[]> {
  return Promise.all(
    plan.map(async ({ check, context, recordCheck }) => {
      const report = recordCheck(await runCheck(check as Check, context));
      onReport(report);
      return report;
    }),
  );
}
