import { Math } from '../../lib/primordials.ts';
import { durationInWords, parseDuration, type Duration } from '../../lib/duration.ts';
import { clockOf } from '../../lib/timers.ts';
import type { Check, CheckContext, CheckResult } from '../../model/check.ts';
import { durationAboveZero } from '../options/duration.ts';
import { object, required } from '../options/kinds.ts';
import { isNesting } from '../run/nesting.ts';
import { combinator, nestingRun, type Combinator } from './combinator.ts';
import { reportResult } from './reportResult.ts';
import { runLimited } from './runLimited.ts';
import { isFailure } from './worstOf.ts';

/** Options of {@link timeLimit} without code. */
export interface TimeLimitOptions {
  /** The longest time that the check may take. */
  limit: Duration;
}

/**
 * The check, `errored` if it takes longer than the limit: `timeLimit('5s', check)`. Its signal is
 * aborted then; the hook does not wait for a check that ignores it.
 */
export const timeLimit: Combinator<TimeLimitOptions, [limit: Duration, check: Check]> = combinator(
  {
    name: 'timeLimit',
    children: 'one',
    options: object<TimeLimitOptions>({ limit: required(durationAboveZero()) }),
    make: ({ limit }, [check]) => {
      const ms = parseDuration(limit) ?? 0;
      return nestingRun(check.name, (context) => runWithin(ms, check, context));
    },
  },
  (limit, check) => ({ options: { limit }, checks: [check] }),
);

async function runWithin(ms: number, check: Check, context: CheckContext): Promise<CheckResult> {
  const { now } = clockOf(context);
  const started = now();
  const result = reportResult(await runLimited(check, ms, context));
  const tookMs = now() - started;
  // A check that nests only collects what is inside it when its time is over.
  const isLate = tookMs > ms && !isNesting(check) && !isFailure(result.outcome);
  return isLate ? { ...result, outcome: 'errored', message: late(ms, tookMs) } : result;
}

/** A check that kept the event loop busy is found out afterwards: no timer could end it. */
function late(ms: number, tookMs: number): string {
  return `it took ${Math.ceil(tookMs)} ms, and the time limit is ${durationInWords(ms)}`;
}
