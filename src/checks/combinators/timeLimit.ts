import type { Check } from '../check.ts';
import { durationExpected, parseDuration, type Duration } from '../duration.ts';
import { kindOf } from '../options.ts';
import { combine } from './combine.ts';
import { resultIn } from './resultIn.ts';
import { runLimited } from './runLimited.ts';

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
      run: async (context) => resultIn(await runLimited(check, ms, context)),
    }),
  );
}

function limitMistake(limit: unknown): string {
  return `the limit that timeLimit was given is ${kindOf(limit)}; expected ${durationExpected}, above 0`;
}
