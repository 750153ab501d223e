import type { CheckReport, CheckResult, Outcome } from '../../model/check.ts';

/** From worst to best; `skipped` is last because one that passed makes up for it. */
const bySeverity: readonly Outcome[] = ['errored', 'failed', 'inconclusive', 'passed', 'skipped'];

/**
 * `true` if the outcome is not a success: `errored`, `failed` or `inconclusive`. These fail the hook,
 * but its option `onInconclusive: 'pass'` lets `inconclusive` through.
 */
export function isFailure(outcome: Outcome): boolean {
  return outcome !== 'passed' && outcome !== 'skipped';
}

/** The worst outcome of several; `errored` if there are none. */
export function worstOutcome(reports: readonly CheckReport[]): Outcome {
  const found = bySeverity.find((outcome) => reports.some((report) => report.outcome === outcome));
  return found ?? 'errored';
}

/**
 * The result of several checks that must all pass, with their reports inside. Advisory checks count
 * only if there are no others.
 */
export function worstOf(reports: readonly CheckReport[]): CheckResult {
  const deciding = reports.filter(({ advisory }) => advisory !== true);
  const counting = deciding.length > 0 ? deciding : reports;
  const outcome = worstOutcome(counting);
  return { outcome, message: summary(counting, outcome), checks: [...reports] };
}

function summary(reports: readonly CheckReport[], outcome: Outcome): string {
  const deciding = reports.filter((report) => report.outcome === outcome);
  if (!isFailure(outcome)) return `${deciding.length} of ${reports.length} ${outcome}`;
  return deciding.map(({ name, message }) => `${name}: ${message ?? outcome}`).join('; ');
}
