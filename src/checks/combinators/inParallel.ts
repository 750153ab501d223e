import { Array, Math, Promise } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { integer, object } from '../options/kinds.ts';
import { combinator, isCheck, nestingRun, type Combinator } from './combinator.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/** Options of {@link inParallel}. */
export interface InParallelOptions {
  /**
   * How many checks run at the same time.
   * @default all
   */
  concurrency?: number;
}

/**
 * Runs all checks at the same time, whatever the outcome of each: `inParallel(a, b, c)`, or only
 * some at once: `inParallel({ concurrency: 2 }, a, b, c)`.
 */
export const inParallel: Combinator<
  InParallelOptions,
  [first: Check | InParallelOptions, ...others: readonly Check[]]
> = combinator(
  {
    name: 'inParallel',
    children: 'list',
    options: object<InParallelOptions>({ concurrency: integer(1) }),
    make: ({ concurrency }, checks) =>
      nestingRun('inParallel', (context) =>
        runTogether(checks, concurrency ?? checks.length, context),
      ),
  },
  (first, ...others) =>
    isPlainObject(first) && !isCheck(first) && others.length > 0
      ? { options: first, checks: others }
      : { options: {}, checks: [first as Check, ...others] },
);

async function runTogether(
  checks: readonly Check[],
  limit: number,
  context: CheckContext,
): Promise<CheckResult> {
  const reports: CheckReport[] = [];
  const waiting = checks.entries();
  const work = async () => {
    for (const [index, check] of waiting) {
      const turnsLeft = Math.ceil((checks.length - index) / limit);
      reports[index] = await runTurn(check, turnsLeft, context);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, checks.length) }, work));
  return worstOf(reports);
}
