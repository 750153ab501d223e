import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { combine, isCheck } from './combine.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/**
 * Passes where one of the checks does. They run one after the other, up to the first that passes;
 * where none does, the worst decides. `anyOf(a)` is `a`.
 */
export function anyOf(...checks: readonly Check[]): Check {
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0 && isCheck(only)) return only;
  return combine(
    'anyOf',
    checks,
    () => [],
    () => ({ name: 'anyOf', run: (context) => runUntilPassed(checks, context) }),
  );
}

async function runUntilPassed(
  checks: readonly Check[],
  context: CheckContext,
): Promise<CheckResult> {
  const allAdvisory = checks.every(({ advisory }) => advisory === true);
  const reports: CheckReport[] = [];
  for (const [index, check] of checks.entries()) {
    const report = await runTurn(check, checks.length - index, context);
    reports.push(report);
    if (report.outcome === 'passed' && (allAdvisory || report.advisory !== true)) {
      return { outcome: 'passed', message: `"${report.name}" passed`, checks: reports };
    }
  }
  return worstOf(reports);
}
