import { parseDuration, type Duration } from '../../lib/duration.ts';
import type { Check } from '../../model/check.ts';
import { durationAboveZero } from '../options/duration.ts';
import { object, required } from '../options/kinds.ts';
import { combinator, nestingRun, type Combinator } from './combinator.ts';
import { reportResult } from './reportResult.ts';
import { runLimited } from './runLimited.ts';

/** Options of {@link timeLimit} without code. */
export interface TimeLimitOptions {
  /** The longest time that the check may take. */
  limit: Duration;
}

/**
 * The check, `errored` if it takes longer than the limit: `timeLimit('5s', check)`. Its signal is
 * aborted then; the hook does not wait for a check that ignores it. A check that kept the event loop
 * busy beyond the limit is found out when its body ends.
 */
export const timeLimit: Combinator<TimeLimitOptions, [limit: Duration, check: Check]> = combinator(
  {
    name: 'timeLimit',
    children: 'one',
    options: object<TimeLimitOptions>({ limit: required(durationAboveZero()) }),
    make: ({ limit }, [check]) => {
      const ms = parseDuration(limit) ?? 0;
      return nestingRun(check.name, async (context) =>
        reportResult(await runLimited(check, ms, context)),
      );
    },
  },
  (limit, check) => ({ options: { limit }, checks: [check] }),
);
