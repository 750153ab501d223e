import { Math } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import {
  durationExpected,
  durationInWords,
  parseDuration,
  type Duration,
} from '../../lib/duration.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { combine } from './combine.ts';
import { isNesting } from './nesting.ts';
import { reportResult } from './reportResult.ts';
import { runLimited } from './runLimited.ts';
import { isFailure } from './worstOf.ts';

/**
 * The check, given so much time at most; `errored` where it needs more. Its signal is aborted
 * then, and one that ignores it is left behind: `timeLimit('5s', check)`.
 */
export function timeLimit(limit: Duration, check: Check): Check {
  const ms = parseDuration(limit) ?? 0;
  return combine(
    'timeLimit',
    [check],
    () => (ms > 0 ? [] : [limitMistake(limit)]),
    () => ({
      name: check.name,
      run: async (context) => {
        const started = now();
        const result = reportResult(await runLimited(check, ms, context));
        const tookMs = now() - started;
        // One that nests only collects what is inside it when its time is over.
        const isLate = tookMs > ms && !isNesting(check) && !isFailure(result.outcome);
        return isLate ? { ...result, outcome: 'errored', message: late(ms, tookMs) } : result;
      },
    }),
  );
}

/** For a check that kept the event loop busy: no timer could end it. */
function late(ms: number, tookMs: number): string {
  return `it took ${Math.ceil(tookMs)} ms, and the time limit is ${durationInWords(ms)}`;
}

function limitMistake(limit: unknown): string {
  return `the limit that timeLimit was given is ${kindOf(limit)}; expected ${durationExpected}, above 0`;
}
