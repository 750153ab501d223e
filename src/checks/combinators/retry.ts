import { Number } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { durationExpected, parseDuration, type Duration } from '../../lib/duration.ts';
import { checkMistakes, optionMistakes, type OptionRules } from '../run/options.ts';
import { pauseWithin } from '../../lib/timers.ts';
import { runNested } from '../run/runCheck.ts';
import { combine } from './combine.ts';
import { freshContext } from './freshContext.ts';
import { reportResult } from './reportResult.ts';
import { isFailure } from './worstOf.ts';

/** Options of {@link retry}. */
export interface RetryOptions {
  /** How many attempts in all, the first one included; from 1 to 100. */
  attempts: number;
  /** Between two attempts. Default: 1 s. */
  delay?: Duration;
  /** What every further delay is multiplied with, from 1. Default: 1, all delays are the same. */
  backoff?: number;
}

const rules: OptionRules<RetryOptions> = {
  attempts: {
    required: true,
    expected: 'a whole number from 1 to 100',
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100,
  },
  delay: { expected: durationExpected, accepts: (value) => parseDuration(value) !== undefined },
  backoff: {
    expected: 'a number from 1 to 10',
    accepts: (value) => typeof value === 'number' && value >= 1 && value <= 10,
  },
};

/**
 * The check, tried again while it fails, is errored or inconclusive. Every attempt invokes
 * afresh. The last attempt decides; the record has them all:
 * `retry({ attempts: 3, delay: '1s', backoff: 2 }, check)`.
 */
export function retry(options: RetryOptions, check: Check): Check {
  return combine(
    'retry',
    [check],
    () => optionMistakes('retry', options, rules),
    () => {
      const { attempts, delay, backoff = 1 } = options;
      const plan: Plan = { attempts, delayMs: parseDuration(delay) ?? 1_000, backoff };
      return { name: check.name, run: (context) => attempt(check, plan, context) };
    },
  );
}

interface Plan {
  readonly attempts: number;
  readonly delayMs: number;
  readonly backoff: number;
}

async function attempt(check: Check, plan: Plan, context: CheckContext): Promise<CheckResult> {
  const reports: CheckReport[] = [];
  for (let nth = 0; nth < plan.attempts; nth += 1) {
    const delayMs = plan.delayMs * plan.backoff ** (nth - 1);
    if (nth > 0 && !(await pauseWithin(delayMs, context))) break;
    const report = await runNested(check, freshContext(context));
    reports.push(report);
    if (!isFailure(report.outcome)) break;
    // Wrong options stay wrong.
    if (checkMistakes(check).length > 0) return reportResult(report);
  }
  return lastOf(reports, plan.attempts);
}

function lastOf(reports: readonly CheckReport[], attempts: number): CheckResult {
  const last = reports.at(-1);
  if (last === undefined) return { outcome: 'errored', message: 'no attempt was made' };
  const result = reportResult(last);
  const isShort = isFailure(last.outcome) && reports.length < attempts;
  if (reports.length === 1 && !isShort) return result;
  const why = isShort ? ', no time for more' : '';
  const told = `attempt ${reports.length} of ${attempts}${why}`;
  return {
    ...result,
    message: last.message === undefined ? told : `${told}: ${last.message}`,
    ...(reports.length > 1 && { checks: reports.map(numbered) }),
  };
}

function numbered(report: CheckReport, index: number): CheckReport {
  return { ...report, name: `attempt ${index + 1}` };
}
