import { Math, Number } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import { durationExpected, parseDuration, type Duration } from '../../lib/duration.ts';
import { optionMistakes, type OptionRules } from '../run/options.ts';
import { pauseWithin } from '../../lib/timers.ts';
import { runNested } from '../run/runCheck.ts';
import { combine } from './combine.ts';
import { freshContext } from './freshContext.ts';
import { judgeRuns, type RunRules } from './judgeRuns.ts';

/** Options of {@link repeat}, in the terms of Argo Rollouts' analysis. */
export interface RepeatOptions {
  /** How many runs at most, from 1 to 1,000. */
  times: number;
  /** From the start of one run to the start of the next. Default: 0, at once. */
  every?: Duration;
  /**
   * How many runs may fail. Default: 0; where `consecutiveSuccesses` is given, any number.
   */
  failureLimit?: number;
  /** Passes as soon as so many runs in a row have passed. Default: all runs are made. */
  consecutiveSuccesses?: number;
}

const isCount = (least: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= 1_000;

const rules: OptionRules<RepeatOptions> = {
  times: { required: true, expected: 'a whole number from 1 to 1,000', accepts: isCount(1) },
  every: { expected: durationExpected, accepts: (value) => parseDuration(value) !== undefined },
  failureLimit: { expected: 'a whole number from 0', accepts: isCount(0) },
  consecutiveSuccesses: { expected: 'a whole number from 1', accepts: isCount(1) },
};

/**
 * The check, run several times; every run invokes afresh. Fails once more than `failureLimit`
 * runs did not pass, or once `consecutiveSuccesses` cannot be reached any more; inconclusive
 * where the time was over before all was seen, and as bad as its failures where none had passed: an
 * early end is no success.
 * `repeat({ every: '10s', times: 5, failureLimit: 1 }, check)`.
 */
export function repeat(options: RepeatOptions, check: Check): Check {
  return combine(
    'repeat',
    [check],
    () => {
      const mistakes = optionMistakes('repeat', options, rules);
      return mistakes.length > 0 ? mistakes : rangeMistakes(options);
    },
    () => {
      const { times, every, failureLimit, consecutiveSuccesses } = options;
      const runRules: RunRules = {
        times,
        failureLimit: failureLimit ?? (consecutiveSuccesses === undefined ? 0 : times),
        consecutiveSuccesses,
      };
      const everyMs = parseDuration(every) ?? 0;
      return { name: check.name, run: (context) => runAll(check, runRules, everyMs, context) };
    },
  );
}

function rangeMistakes(options: RepeatOptions): string[] {
  const { times, failureLimit = 0, consecutiveSuccesses } = options;
  if (consecutiveSuccesses !== undefined) {
    return consecutiveSuccesses > times
      ? [
          `option "consecutiveSuccesses" of repeat is ${consecutiveSuccesses}; expected at most its "times"`,
        ]
      : [];
  }
  return failureLimit >= times && failureLimit > 0
    ? [
        `option "failureLimit" of repeat is ${failureLimit}; expected less than its "times": it would always pass`,
      ]
    : [];
}

async function runAll(
  check: Check,
  runRules: RunRules,
  everyMs: number,
  context: CheckContext,
): Promise<CheckResult> {
  const reports: CheckReport[] = [];
  for (;;) {
    const started = now();
    reports.push(await runNested(check, freshContext(context)));
    const judged = judgeRuns(reports, runRules);
    if (judged !== undefined) return judged;
    const wait = Math.max(0, everyMs - (now() - started));
    if (!(await pauseWithin(wait, context))) return judgeRuns(reports, runRules, true) ?? unseen;
  }
}

const unseen: CheckResult = { outcome: 'errored', message: 'no run was made' };
