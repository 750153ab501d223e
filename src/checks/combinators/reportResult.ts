import type { CheckReport, CheckResult } from '../../model/check.ts';

/** The result inside a report; a combinator of one check returns it. */
export function reportResult(report: CheckReport): CheckResult {
  const { outcome, message, expected, actual, measurements, basis, histogram, checks } = report;
  return {
    outcome,
    ...(message !== undefined && { message }),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(measurements !== undefined && { measurements }),
    ...(basis !== undefined && { basis }),
    ...(histogram !== undefined && { histogram }),
    ...(checks !== undefined && { checks }),
  };
}
