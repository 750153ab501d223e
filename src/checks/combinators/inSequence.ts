import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import type { NoOptions } from '../options/checkFactory.ts';
import { combinator, nestingRun, noOptions, type Combinator } from './combinator.ts';
import { freshContext } from './freshContext.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/**
 * One check after the other, up to the first that is failed or errored; those after it do not run.
 * An advisory check does not stop the sequence. Neither does an inconclusive one: if
 * `onInconclusive` lets it pass, the checks after it must have run. From the second check on,
 * everything invokes afresh, because a check may have changed what the next one measures.
 * `inSequence(migrated, seeded, answers)`.
 */
export const inSequence: Combinator<NoOptions, readonly Check[]> = combinator(
  {
    name: 'inSequence',
    children: 'list',
    options: noOptions,
    make: (_, checks) => nestingRun('inSequence', (context) => runInTurn(checks, context)),
  },
  (...checks) => ({ options: {}, checks }),
);

async function runInTurn(checks: readonly Check[], context: CheckContext): Promise<CheckResult> {
  const reports: CheckReport[] = [];
  let stoppedBy: string | undefined;
  for (const [index, check] of checks.entries()) {
    if (stoppedBy !== undefined) {
      reports.push(notRun(check, stoppedBy));
      continue;
    }
    const own = index === 0 ? context : freshContext(context);
    const report = await runTurn(check, checks.length - index, own);
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
