import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { combine } from './combine.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/**
 * One check after the other, up to the first that is failed or errored; those after it are not run.
 * Advisory checks do not stop it, nor does an inconclusive one: where `onInconclusive` lets that
 * pass, nothing may have been left out. `inSequence(migrated, seeded, answers)`.
 */
export function inSequence(...checks: readonly Check[]): Check {
  return combine(
    'inSequence',
    checks,
    () => [],
    () => ({ name: 'inSequence', run: (context) => runInTurn(checks, context) }),
  );
}

async function runInTurn(checks: readonly Check[], context: CheckContext): Promise<CheckResult> {
  const reports: CheckReport[] = [];
  let stoppedBy: string | undefined;
  for (const [index, check] of checks.entries()) {
    if (stoppedBy !== undefined) {
      reports.push(notRun(check, stoppedBy));
      continue;
    }
    const report = await runTurn(check, checks.length - index, context);
    reports.push(report);
    const isStop = report.outcome === 'failed' || report.outcome === 'errored';
    if (report.advisory !== true && isStop) stoppedBy = report.name;
  }
  return worstOf(reports);
}

function notRun({ name, advisory }: Check, stoppedBy: string): CheckReport {
  return {
    name,
    ...(advisory === true && { advisory }),
    outcome: 'skipped',
    message: `not run, because "${stoppedBy}" did not pass`,
    durationMs: 0,
  };
}
