import { Math } from '../../lib/primordials.ts';
import { durationInWords, parseDuration, type Duration } from '../../lib/duration.ts';
import { clockOf, pauseWithin } from '../../lib/timers.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { durationAboveZero } from '../options/duration.ts';
import { object, required } from '../options/kinds.ts';
import { OptionMistakes } from '../options/optionMistake.ts';
import { runNested } from '../run/runCheck.ts';
import { timeShortage } from '../run/timeShortage.ts';
import { combinator, nestingRun, type Combinator } from './combinator.ts';
import { freshContext } from './freshContext.ts';
import { reportResult } from './reportResult.ts';
import { shownAtMost, shownRuns } from './shownRuns.ts';
import { isFailure } from './worstOf.ts';

/** Options of {@link watch}. */
export interface WatchOptions {
  /**
   * How long the check must keep passing. The hook must have that much time left and a second more: a
   * function of Lambda runs for 15 minutes at most.
   */
  for: Duration;
  /** The time from the start of one run to the start of the next, at most `for`. */
  every: Duration;
}

/**
 * A bake time: the check runs again and again until the time of `for` has passed, and every run must
 * pass; every run invokes afresh. The first run that does not pass ends it with that outcome. If the
 * hook has less time left than `for`, it is `errored` at once; if its time ends before, `inconclusive`.
 * `watch({ for: '10m', every: '30s' }, check)`.
 */
export const watch: Combinator<WatchOptions, [options: WatchOptions, check: Check]> = combinator(
  {
    name: 'watch',
    children: 'one',
    options: object<WatchOptions>({
      for: required(durationAboveZero()),
      every: required(durationAboveZero()),
    }),
    make: (options, [check]) => {
      const plan = {
        forMs: parseDuration(options.for) ?? 0,
        everyMs: parseDuration(options.every) ?? 0,
      };
      if (plan.everyMs > plan.forMs) {
        const expected = 'at most its "for"';
        throw new OptionMistakes([{ pointer: '/every', given: options.every, expected }]);
      }
      return nestingRun(check.name, (context) => runWatch(check, plan, context));
    },
  },
  (options, check) => ({ options, checks: [check] }),
);

interface Plan {
  readonly forMs: number;
  readonly everyMs: number;
}

async function runWatch(check: Check, plan: Plan, context: CheckContext): Promise<CheckResult> {
  const { forMs, everyMs } = plan;
  const shortage = timeShortage('for', forMs, context);
  if (shortage !== undefined) return shortage;
  const { now } = clockOf(context);
  const begins = now();
  const runs: Runs = { total: 0, passed: 0, last: [] };
  for (;;) {
    const started = now();
    const report = await runNested(check, freshContext(context));
    count(runs, report);
    if (isFailure(report.outcome)) return ended(runs, report, started - begins, plan);
    const leftMs = begins + forMs - now();
    // A timer of Node.js may end a fraction of a millisecond before its time.
    if (leftMs < 1) return held(runs, plan);
    const waitMs = Math.min(leftMs, Math.max(0, everyMs - (now() - started)));
    if (!(await pauseWithin(waitMs, context))) return early(runs, now() - begins, plan);
  }
}

/** Not all reports are kept: there may be a hundred thousand runs. */
interface Runs {
  total: number;
  passed: number;
  last: CheckReport[];
}

function count(runs: Runs, report: CheckReport): void {
  runs.total += 1;
  if (report.outcome === 'passed') runs.passed += 1;
  runs.last = [...runs.last, report].slice(-shownAtMost);
}

const checksOf = ({ total, last }: Runs): Pick<CheckResult, 'checks'> => ({
  checks: shownRuns(last, total),
});

const tally = ({ total, passed }: Runs): string => `${passed} of ${total} runs passed`;

/** Every run passed or was skipped; if all were skipped, so is this. */
function held(runs: Runs, { forMs }: Plan): CheckResult {
  return {
    outcome: runs.passed > 0 ? 'passed' : 'skipped',
    message: `${tally(runs)} in ${durationInWords(forMs)}`,
    measurements: { runs: runs.total },
    ...checksOf(runs),
  };
}

function ended(runs: Runs, report: CheckReport, afterMs: number, { forMs }: Plan): CheckResult {
  const result = reportResult(report);
  const when = `run ${runs.total}, after ${durationInWords(afterMs)} of ${durationInWords(forMs)}`;
  return {
    ...result,
    message: `${when}: ${report.message ?? report.outcome}`,
    measurements: { ...result.measurements, runs: runs.total },
    ...checksOf(runs),
  };
}

function early(runs: Runs, watchedMs: number, { forMs }: Plan): CheckResult {
  const watched = `${durationInWords(watchedMs)} of ${durationInWords(forMs)}`;
  return {
    // If every run was skipped, nothing was measured, and `onInconclusive: 'pass'` must not let it pass.
    outcome: runs.passed > 0 ? 'inconclusive' : 'errored',
    message: `${tally(runs)} in ${watched}; then the hook had no time left`,
    measurements: { runs: runs.total },
    ...checksOf(runs),
  };
}
