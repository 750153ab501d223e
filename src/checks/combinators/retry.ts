import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { parseDuration, type Duration } from '../../lib/duration.ts';
import { pauseWithin } from '../../lib/timers.ts';
import { duration } from '../options/duration.ts';
import { integer, number, object, required } from '../options/kinds.ts';
import { runNested } from '../run/runCheck.ts';
import { refuseProofs } from '../run/statisticalProof.ts';
import { combinator, nestingRun, type Combinator } from './combinator.ts';
import { freshContext } from './freshContext.ts';
import { reportResult } from './reportResult.ts';
import { isFailure } from './worstOf.ts';

/** Options of {@link retry}. */
export interface RetryOptions {
  /** How many attempts are made at most, including the first. */
  attempts: number;
  /**
   * The pause before the second attempt.
   * @default 1 s
   */
  delay?: Duration;
  /**
   * The factor by which every further pause is longer.
   * @default 1, all pauses are the same
   */
  backoff?: number;
}

/**
 * The check, tried again while it is failed, errored or inconclusive. Every attempt invokes
 * afresh. The last attempt decides; the record has them all. It refuses a `latencyBudget`, whose
 * proof must not be tried until it passes:
 * `retry({ attempts: 3, delay: '1s', backoff: 2 }, check)`.
 */
export const retry: Combinator<RetryOptions, [options: RetryOptions, check: Check]> = combinator(
  {
    name: 'retry',
    children: 'one',
    options: object<RetryOptions>({
      attempts: required(integer(1, 100)),
      delay: duration(),
      backoff: number({ minimum: 1, maximum: 10 }, 'a number from 1 to 10'),
    }),
    make: ({ attempts, delay, backoff = 1 }, [check]) => {
      if (attempts > 1) refuseProofs([check], 0);
      const plan: Plan = { attempts, delayMs: parseDuration(delay) ?? 1_000, backoff };
      return nestingRun(check.name, (context) => attempt(check, plan, context));
    },
  },
  (options, check) => ({ options, checks: [check] }),
);

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
  const attempt = `attempt ${reports.length} of ${attempts}${why}`;
  return {
    ...result,
    message: last.message === undefined ? attempt : `${attempt}: ${last.message}`,
    ...(reports.length > 1 && { checks: reports.map(numbered) }),
  };
}

function numbered(report: CheckReport, index: number): CheckReport {
  return { ...report, name: `attempt ${index + 1}` };
}
