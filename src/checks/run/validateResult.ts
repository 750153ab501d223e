import { Array, Number, Object } from '../../lib/primordials.ts';
import {
  bases,
  outcomes,
  type Basis,
  type CheckReport,
  type CheckResult,
  type Histogram,
  type Outcome,
} from '../../model/check.ts';
import { messageLimit } from '../../lib/describeThrown.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { definedMembers, isPlainObject } from '../../lib/objects.ts';
import { inWords, shownMembers } from '../../lib/jsonSafe.ts';
import { carryMismatches } from '../answer/mismatch.ts';
import { cutText } from '../../lib/text.ts';

/**
 * Copies a check's return value as JSON-safe data. If it is not a CheckResult, returns a sentence
 * that says why. Throws if one of the object's getters throws.
 */
export function validateResult(returned: unknown): CheckResult | string {
  if (returned === undefined) return { outcome: 'passed' };
  if (!isPlainObject(returned)) {
    return `it returned ${kindOf(returned)}; expected a CheckResult, { outcome, message? }, or nothing`;
  }
  const { outcome, message, expected, actual, measurements, basis, histogram, checks } = returned;
  if (!isOutcome(outcome)) {
    return `it returned a result with outcome ${kindOf(outcome)}; expected one of ${outcomes.join(', ')}`;
  }
  const nested = checks === undefined ? undefined : plainReports(checks);
  if (typeof nested === 'string') return nested;
  return {
    outcome,
    ...(message !== undefined && {
      message: cutText(typeof message === 'string' ? message : inWords(message), messageLimit),
    }),
    ...definedMembers({
      expected: carryMismatches(expected, shownMembers(expected)),
      actual: shownMembers(actual),
      checks: nested,
    }),
    ...(isPlainObject(measurements) && { measurements: finiteNumbers(measurements) }),
    ...(isBasis(basis) && { basis }),
    ...(isHistogram(histogram) && { histogram: copyOf(histogram) }),
  };
}

function isOutcome(value: unknown): value is Outcome {
  return outcomes.includes(value as Outcome);
}

function isBasis(value: unknown): value is Basis {
  return bases.includes(value as Basis);
}

function finiteNumbers(measurements: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measurements).filter((entry): entry is [string, number] =>
      Number.isFinite(entry[1]),
    ),
  );
}

function isHistogram(value: unknown): value is Histogram {
  return (
    isPlainObject(value) &&
    [value['edgesMs'], value['counts']].every(
      (numbers) =>
        Array.isArray(numbers) && numbers.length <= 100 && numbers.every(Number.isFinite),
    )
  );
}

function copyOf({ edgesMs, counts }: Histogram): Histogram {
  return { edgesMs: [...edgesMs], counts: [...counts] };
}

function plainReports(checks: unknown): CheckReport[] | string {
  const wrong = 'it returned a result whose "checks" is not a list of reports';
  if (!Array.isArray(checks)) return `${wrong}: ${kindOf(checks)}`;
  const reports: CheckReport[] = [];
  for (const check of checks as unknown[]) {
    const report = plainReport(check);
    if (typeof report === 'string') return `${wrong}: ${report}`;
    reports.push(report);
  }
  return reports;
}

function plainReport(report: unknown): CheckReport | string {
  if (!isPlainObject(report)) return kindOf(report);
  const result = validateResult(report);
  if (typeof result === 'string') return result;
  const { name, functionName, advisory, durationMs } = report;
  return {
    name: typeof name === 'string' ? cutText(name) : 'check',
    ...(typeof functionName === 'string' && { functionName }),
    ...(advisory === true && { advisory }),
    ...result,
    durationMs: Number.isFinite(durationMs) ? (durationMs as number) : 0,
  };
}
