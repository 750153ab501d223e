import { Array, Math, Number, Promise } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { optionMistakes, type OptionRules } from '../run/options.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { combine, isCheck } from './combine.ts';
import { runTurn } from './runLimited.ts';
import { worstOf } from './worstOf.ts';

/** Options of {@link inParallel}. */
export interface InParallelOptions {
  /** How many run at the same time. Default: all. */
  concurrency?: number;
}

const rules: OptionRules<InParallelOptions> = {
  concurrency: {
    expected: 'a whole number from 1',
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1,
  },
};

/**
 * All checks at the same time, whatever becomes of each: `inParallel(a, b, c)`, or at most so
 * many at once: `inParallel({ concurrency: 2 }, a, b, c)`.
 */
export function inParallel(first: Check | InParallelOptions, ...others: readonly Check[]): Check {
  const hasOptions = isPlainObject(first) && !isCheck(first) && others.length > 0;
  const options = hasOptions ? (first as InParallelOptions) : {};
  const checks = hasOptions ? others : [first as Check, ...others];
  return combine(
    'inParallel',
    checks,
    () => optionMistakes('inParallel', options, rules),
    () => {
      const limit = options.concurrency ?? checks.length;
      return { name: 'inParallel', run: (context) => runTogether(checks, limit, context) };
    },
  );
}

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
