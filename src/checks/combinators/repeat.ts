import { Math } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { parseDuration, type Duration } from '../../lib/duration.ts';
import { clockOf, pauseWithin } from '../../lib/timers.ts';
import { duration } from '../options/duration.ts';
import { integer, object, required } from '../options/kinds.ts';
import { OptionMistakes } from '../options/optionMistake.ts';
import { runNested } from '../run/runCheck.ts';
import { refuseProofs } from '../run/statisticalProof.ts';
import { combinator, nestingRun, type Combinator } from './combinator.ts';
import { freshContext } from './freshContext.ts';
import { judgeRuns, type RunRules } from './judgeRuns.ts';

/** Options of {@link repeat}, in the terms of Argo Rollouts' analysis. */
export interface RepeatOptions {
  /** How many runs are made at most. */
  times: number;
  /**
   * The time from the start of one run to the start of the next.
   * @default 0, at once
   */
  every?: Duration;
  /**
   * How many runs may fail.
   * @default 0; with `consecutiveSuccesses`, any number
   */
  failureLimit?: number;
  /**
   * Passes as soon as this many runs in a row have passed.
   * @default none: all runs are made
   */
  consecutiveSuccesses?: number;
}

/**
 * The check, run several times; every run invokes afresh. It fails as soon as more than
 * `failureLimit` runs did not pass, or `consecutiveSuccesses` cannot be reached any more. If the
 * time is over before that, it is inconclusive. If no run has passed by then, it takes the worst
 * outcome: ending early never passes. It refuses a `latencyBudget` unless every run must pass.
 * `repeat({ every: '10s', times: 5, failureLimit: 1 }, check)`.
 */
export const repeat: Combinator<RepeatOptions, [options: RepeatOptions, check: Check]> = combinator(
  {
    name: 'repeat',
    children: 'one',
    options: object<RepeatOptions>({
      times: required(integer(1, 1_000)),
      every: duration(),
      failureLimit: integer(0, 1_000),
      consecutiveSuccesses: integer(1, 1_000),
    }),
    make: (options, [check]) => {
      refuseContradictions(options);
      const { times, every, failureLimit, consecutiveSuccesses } = options;
      // If every run must pass, more runs only make it harder to pass.
      if ((failureLimit ?? 0) > 0 || (consecutiveSuccesses ?? times) < times) {
        refuseProofs([check], 0);
      }
      const runRules: RunRules = {
        times,
        failureLimit: failureLimit ?? (consecutiveSuccesses === undefined ? 0 : times),
        consecutiveSuccesses,
      };
      const everyMs = parseDuration(every) ?? 0;
      return nestingRun(check.name, (context) => runAll(check, runRules, everyMs, context));
    },
  },
  (options, check) => ({ options, checks: [check] }),
);

function refuseContradictions(options: RepeatOptions): void {
  const { times, failureLimit = 0, consecutiveSuccesses } = options;
  const refuse = (option: string, given: number, expected: string) => {
    throw new OptionMistakes([{ pointer: `/${option}`, given, expected }]);
  };
  if (consecutiveSuccesses !== undefined) {
    if (consecutiveSuccesses > times) {
      refuse('consecutiveSuccesses', consecutiveSuccesses, 'at most its "times"');
    }
  } else if (failureLimit >= times && failureLimit > 0) {
    refuse('failureLimit', failureLimit, 'less than its "times": it would always pass');
  }
}

async function runAll(
  check: Check,
  runRules: RunRules,
  everyMs: number,
  context: CheckContext,
): Promise<CheckResult> {
  const { now } = clockOf(context);
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
