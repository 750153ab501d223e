import { Set } from '../../lib/primordials.ts';
import type { CheckReport, Outcome } from '../../model/check.ts';
import type { HookStatus } from '../../model/hookReport.ts';

export interface Verdict {
  status: HookStatus;
  reason?: string;
}

export interface VerdictRules {
  /** What an `inconclusive` check means for the hook. */
  onInconclusive: 'fail' | 'pass';
}

/** The outcomes of checks in one sentence. Names the function if the deployment has several. */
function sentences(reports: readonly CheckReport[], all: readonly CheckReport[]): string {
  const several = new Set(all.map((report) => report.functionName)).size > 1;
  return reports
    .map(({ name, functionName, outcome, message }) => {
      const subject = several && functionName !== undefined ? `${name} (${functionName})` : name;
      return `${subject} ${outcome}${message === undefined ? '' : `: ${message}`}`;
    })
    .join('; ');
}

/** The functions that no check ran against: ` of orders`, or an empty text without a name. */
function uncheckedFunctions(deciding: readonly CheckReport[]): string[] {
  const names = new Set(deciding.map((report) => report.functionName));
  return [...names]
    .filter((name) =>
      deciding.every((report) => report.functionName !== name || report.outcome === 'skipped'),
    )
    .map((name) => (name === undefined ? '' : ` of ${name}`));
}

/**
 * Fails closed: every outcome except `passed` and `skipped` fails the hook, and so does a run in
 * which every deciding check was skipped. Advisory checks never decide: if all are advisory, nothing can fail.
 */
export function verdict(reports: readonly CheckReport[], rules: VerdictRules): Verdict {
  if (reports.length === 0) return { status: 'Failed', reason: 'no check ran' };
  const deciding = reports.filter((report) => report.advisory !== true);
  if (deciding.length === 0) {
    return { status: 'Succeeded', reason: 'nothing decided: every check is advisory' };
  }
  const harmless = new Set<Outcome>(['passed', 'skipped']);
  if (rules.onInconclusive === 'pass') harmless.add('inconclusive');
  const bad = deciding.filter((report) => !harmless.has(report.outcome));
  if (bad.length > 0) {
    const reason = `${bad.length} of ${deciding.length} checks did not pass: ${sentences(bad, reports)}`;
    return { status: 'Failed', reason };
  }
  const unlooked = uncheckedFunctions(deciding);
  if (unlooked.length > 0) {
    return {
      status: 'Failed',
      reason: `nothing was checked${unlooked.join(' and')}: every check was skipped`,
    };
  }
  const undecided = deciding.filter((report) => report.outcome === 'inconclusive');
  if (undecided.length === 0) return { status: 'Succeeded' };
  return {
    status: 'Succeeded',
    reason: `counted as passed by onInconclusive: ${sentences(undecided, reports)}`,
  };
}
