import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import type { NoOptions } from '../options/checkFactory.ts';
import { refuseProofs } from '../run/statisticalProof.ts';
import { combinator, nestingRun, noOptions, type Combinator } from './combinator.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/**
 * Passes if one of the checks does. They run one after the other, up to the first that passes. If
 * none passes, the worst decides. `anyOf(a)` is `a`. It refuses more than one `latencyBudget`.
 */
export const anyOf: Combinator<NoOptions, readonly Check[]> = combinator(
  {
    name: 'anyOf',
    children: 'list',
    options: noOptions,
    make: (_, checks) => {
      refuseProofs(checks, 1);
      if (checks.length === 1) return checks[0];
      return nestingRun('anyOf', (context) => runUntilPassed(checks, context));
    },
  },
  (...checks) => ({ options: {}, checks }),
);

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
