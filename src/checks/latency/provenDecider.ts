import { Math } from '../../lib/primordials.ts';
import { proofBounds, callsToProve, type ProofBounds } from '../statistics/proofBounds.ts';
import { ascending, percentile } from '../statistics/percentile.ts';
import { inUnit, tooFew, type Decider, type Decision, type PlannedThreshold } from './decision.ts';
import { shareNumber, totalError } from './interimLooks.ts';
import { incrementalReader } from './incrementalReader.ts';
import type { Sample } from './sample.ts';

/**
 * Decides `p(N)`, `med` and `errors` by the exact binomial test on the calls over the limit. Within
 * a look it stops as soon as the calls that are missing cannot change what the look will say.
 */
export function provenDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const share = shareNumber(threshold.overShare ?? { numerator: 0, denominator: 1 });
  const callsOf = incrementalReader((sample) => callOf(planned, sample));
  const waiting = looks.sizes.map((size) => ({
    size,
    bounds: proofBounds(size, share, looks.alpha),
  }));
  const decide: Decider['decide'] = (samples, end) => {
    const calls = callsOf(samples);
    for (let look = waiting[0]; look !== undefined; look = waiting[0]) {
      const { size, bounds } = look;
      const found = lookAt(calls.slice(0, size), size, bounds);
      if (found !== undefined) return decision(planned, found, calls.slice(0, size));
      if (calls.length < size) break;
      waiting.shift();
    }
    if (waiting.length > 0 && end === undefined) return undefined;
    return undecided(planned, calls, share, end);
  };
  return {
    planned,
    decide,
    missing: (samples) => Math.max(0, (waiting[0]?.size ?? 0) - callsOf(samples).length),
  };
}

/** One call: whether it is over the limit, and the time it took where that counts. */
interface Call {
  readonly isOver: boolean;
  readonly value: number;
}

/**
 * Every call counts for `errors`, the first ones too; the warm ones for a time. One that failed is
 * none of those, unless it was over a limit that it should have kept: a timeout is slow.
 */
function callOf({ threshold }: PlannedThreshold, sample: Sample): Call | undefined {
  const { arm, kind, failed, ms } = sample;
  if (arm !== 'target') return undefined;
  const { figure, operator, limit } = threshold;
  if (figure === 'errors') return { isOver: failed, value: failed ? 1 : 0 };
  if (kind !== 'warm') return undefined;
  const isOver = operator === '<' || operator === '>=' ? ms >= limit : ms > limit;
  if (failed && !(isOver && operator.startsWith('<'))) return undefined;
  return { isOver, value: ms };
}

type Found = 'met' | 'broken';

function lookAt(calls: readonly Call[], size: number, bounds: ProofBounds): Found | undefined {
  const over = countOver(calls);
  if (over >= bounds.brokenFrom) return 'broken';
  return over + (size - calls.length) <= bounds.metUpTo ? 'met' : undefined;
}

function countOver(calls: readonly Call[]): number {
  return calls.filter(({ isOver }) => isOver).length;
}

function decision(planned: PlannedThreshold, found: Found, calls: readonly Call[]): Decision {
  // "p(95)>300" is met where "p(95)<=300" is broken.
  const wantsOver = planned.threshold.operator.startsWith('>');
  return {
    outcome: (found === 'met') === wantsOver ? 'failed' : 'passed',
    message: `proven: ${counted(planned, calls)}`,
    ...figures(planned, calls),
  };
}

function undecided(
  planned: PlannedThreshold,
  calls: readonly Call[],
  share: number,
  end: string | undefined,
): Decision {
  const why = end === undefined ? `; ${wouldDo(planned, calls, share)}` : `: ${end}`;
  return {
    outcome: 'inconclusive',
    message: `not proven: ${counted(planned, calls)}${why}`,
    ...figures(planned, calls),
  };
}

/** The number of samples that would decide it, or the last one that is looked at. */
function wouldDo(planned: PlannedThreshold, calls: readonly Call[], share: number): string {
  const last = planned.looks.sizes.at(-1);
  if (last === undefined) return `it ${tooFew(planned)}`;
  if (planned.looks.alpha !== totalError) return `${last} samples are the last look`;
  const required = callsToProve(countOver(calls), share, totalError);
  return `with so many over, ${required} samples would prove it`;
}

function figures(
  { threshold }: PlannedThreshold,
  calls: readonly Call[],
): Pick<Decision, 'basis' | 'n' | 'actual'> {
  const basis = { basis: 'proven', n: calls.length } as const;
  if (calls.length === 0) return basis;
  if (threshold.figure === 'errors') {
    return { ...basis, actual: (countOver(calls) / calls.length) * 100 };
  }
  const { numerator, denominator } = threshold.overShare ?? { numerator: 0, denominator: 1 };
  const times = ascending(calls.map(({ value }) => value));
  return { ...basis, actual: percentile(times, (denominator - numerator) / denominator) };
}

function counted({ threshold }: PlannedThreshold, calls: readonly Call[]): string {
  const of = `${countOver(calls)} of ${calls.length} calls`;
  if (threshold.figure === 'errors') return `${of} failed`;
  const isLimitOver = threshold.operator === '<' || threshold.operator === '>=';
  const limit = inUnit(threshold.limit, 'ms');
  return `${of} took ${isLimitOver ? `${limit} or more` : `more than ${limit}`}`;
}
