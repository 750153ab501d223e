import { Promise } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport } from '../../model/check.ts';
import { runCheck } from '../../checks/run/runCheck.ts';

/** One check and the context that it runs in. */
export interface PlannedCheck {
  /** As the user gave it: `runCheck` finds out whether it is one. */
  check: unknown;
  context: CheckContext;
  /** What the record says of it: payloads added where they are asked for, hidden values hidden. */
  recordCheck: (report: CheckReport) => CheckReport;
}

/**
 * Runs all checks at once. Each report is handed over as soon as it is there, so that a run that is
 * cut off still shows what was measured; the list returned keeps the order of the plan.
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
