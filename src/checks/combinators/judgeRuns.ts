import type { CheckReport, CheckResult, Outcome } from '../../model/check.ts';
import { reportResult } from './reportResult.ts';
import { shownRuns } from './shownRuns.ts';
import { isFailure, worstOutcome } from './worstOf.ts';

/** When a repeated check is decided. */
export interface RunRules {
  readonly times: number;
  readonly failureLimit: number;
  readonly consecutiveSuccesses: number | undefined;
}

/**
 * The result of the runs so far, or `undefined` if more are needed.
 *
 * @param isOver - There is no time for more.
 */
export function judgeRuns(
  reports: readonly CheckReport[],
  rules: RunRules,
  isOver = false,
): CheckResult | undefined {
  const failures = reports.filter(({ outcome }) => isFailure(outcome));
  const passed = reports.filter(({ outcome }) => outcome === 'passed').length;
  const tally = `${passed} of ${reports.length} runs passed`;
  const more = { checks: shownRuns(reports) };
  if (rules.times === 1 && reports[0] !== undefined) return reportResult(reports[0]);
  if (failures.length > rules.failureLimit) {
    const why = failures.at(-1)?.message ?? 'failed';
    const message = `${tally}, at most ${rules.failureLimit} may fail: ${why}`;
    return { outcome: worstOutcome(failures), message, ...more };
  }
  const needed = rules.consecutiveSuccesses;
  const left = rules.times - reports.length;
  if (needed !== undefined) {
    const inARow = lastInARow(reports);
    if (inARow >= needed)
      return { outcome: 'passed', message: `${tally}, ${inARow} in a row`, ...more };
    if (left === 0 || (failures.length > 0 && inARow + left < needed)) {
      const message = `${tally}; ${needed} in a row were not reached in ${rules.times}`;
      return { outcome: unreached(failures, passed), message, ...more };
    }
  } else if (left === 0) {
    return { outcome: passed > 0 ? 'passed' : worstOutcome(reports), message: tally, ...more };
  }
  if (!isOver) return undefined;
  const message = `${tally}; the time was over before all ${rules.times} were made`;
  // If no run passed, the result is not in doubt. If all were skipped, nothing was measured: it is errored.
  return { outcome: passed > 0 ? 'inconclusive' : worstOutcome(failures), message, ...more };
}

/** Too few successes are a failure, not a doubt. If every run was skipped, nothing was missed. */
function unreached(failures: readonly CheckReport[], passed: number): Outcome {
  if (failures.length > 0) return worstOutcome(failures) === 'errored' ? 'errored' : 'failed';
  return passed > 0 ? 'failed' : 'skipped';
}

function lastInARow(reports: readonly CheckReport[]): number {
  const sinceLast = reports.findLastIndex(({ outcome }) => outcome !== 'passed');
  return reports.length - 1 - sinceLast;
}
