import { Math } from '../../../lib/primordials.ts';
import { ascending, percentile } from '../../statistics/percentile.ts';
import { proofBounds, callsToProve, type ProofBounds } from '../../statistics/proofBounds.ts';
import { inUnit, type Decider, type Decision, type PlannedThreshold } from '../decision.ts';
import { describeMissingLooks, totalError } from '../interimLooks.ts';
import type { Sample } from '../sample.ts';
import { overShareOf, shareNumber, type Threshold } from '../threshold.ts';
import { incrementalReader } from './incrementalReader.ts';

/**
 * Decides `p(N)`, `med` and `errors` by the exact binomial test on the calls that exceed the limit.
 * A look ends early, as soon as its missing calls cannot change what it will say.
 */
export function provenDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const share = shareNumber(overShareOf(threshold));
  const callsOf = incrementalReader((sample) => callOf(threshold, sample));
  const looksLeft = looks.sizes.map((size) => ({
    size,
    bounds: proofBounds(size, share, looks.alpha),
  }));
  const decide: Decider['decide'] = (samples, end) => {
    const calls = callsOf(samples);
    for (let look = looksLeft[0]; look !== undefined; look = looksLeft[0]) {
      const { size, bounds } = look;
      const seen = calls.slice(0, size);
      const proof = lookAt(seen, size, bounds);
      if (proof !== undefined) return proven(threshold, proof, seen);
      if (calls.length < size) break;
      looksLeft.shift();
    }
    if (looksLeft.length > 0 && end === undefined) return undefined;
    return undecided(planned, calls, end);
  };
  return {
    decide,
    missing: (samples) => Math.max(0, (looksLeft[0]?.size ?? 0) - callsOf(samples).length),
  };
}

/** One call that counts. */
interface Call {
  readonly isOver: boolean;
  /** In milliseconds. */
  readonly ms: number;
}

/**
 * For `errors` every call counts, also the warm-up calls; for a time only the warm ones. A failed
 * call has no time, unless it exceeds an upper limit: a timeout is slow.
 */
function callOf(threshold: Threshold, sample: Sample): Call | undefined {
  const { arm, kind, failed, ms } = sample;
  if (arm !== 'target') return undefined;
  if (threshold.figure === 'errors') return { isOver: failed, ms };
  if (kind !== 'warm') return undefined;
  const isOver = countsAsOver(threshold) ? ms >= threshold.limit : ms > threshold.limit;
  if (failed && !(isOver && threshold.operator.startsWith('<'))) return undefined;
  return { isOver, ms };
}

/** Whether a call that takes exactly as long as the limit counts as over it. */
function countsAsOver({ operator }: Threshold): boolean {
  return operator === '<' || operator === '>=';
}

/** What the test proves of "at most this share of calls is over the limit". */
type Proof = 'met' | 'broken';

function lookAt(calls: readonly Call[], size: number, bounds: ProofBounds): Proof | undefined {
  const over = countOver(calls);
  if (over >= bounds.brokenFrom) return 'broken';
  const missing = size - calls.length;
  return over + missing <= bounds.metUpTo ? 'met' : undefined;
}

function countOver(calls: readonly Call[]): number {
  return calls.filter(({ isOver }) => isOver).length;
}

function proven(threshold: Threshold, proof: Proof, calls: readonly Call[]): Decision {
  // "p(95)>300" is met if "p(95)<=300" is broken.
  const wantsOver = threshold.operator.startsWith('>');
  return {
    outcome: (proof === 'met') === wantsOver ? 'failed' : 'passed',
    message: `proven: ${describeCount(threshold, calls)}`,
    ...figureOf(threshold, calls),
  };
}

function undecided(
  { threshold, looks }: PlannedThreshold,
  calls: readonly Call[],
  end: string | undefined,
): Decision {
  const why = end === undefined ? `; ${describeRemedy(threshold, looks, calls)}` : `: ${end}`;
  return {
    outcome: 'inconclusive',
    message: `not proven: ${describeCount(threshold, calls)}${why}`,
    ...figureOf(threshold, calls),
  };
}

/** How many samples would decide it, or how many the last look had. */
function describeRemedy(
  threshold: Threshold,
  looks: PlannedThreshold['looks'],
  calls: readonly Call[],
): string {
  const last = looks.sizes.at(-1);
  if (last === undefined) return `it ${describeMissingLooks(looks)}`;
  // Only a fixed number of samples spends the whole error on one look.
  const isFixed = looks.alpha === totalError;
  if (!isFixed) return `the last interim look has ${last} samples`;
  const share = shareNumber(overShareOf(threshold));
  const required = callsToProve(countOver(calls), share, totalError);
  return `if this count stays the same, ${required} samples would prove it`;
}

function figureOf(threshold: Threshold, calls: readonly Call[]): Pick<Decision, 'n' | 'actual'> {
  const n = calls.length;
  if (n === 0) return { n };
  if (threshold.figure === 'errors') return { n, actual: (countOver(calls) / n) * 100 };
  const { numerator, denominator } = overShareOf(threshold);
  const times = ascending(calls.map(({ ms }) => ms));
  return { n, actual: percentile(times, (denominator - numerator) / denominator) };
}

function describeCount(threshold: Threshold, calls: readonly Call[]): string {
  const count = `${countOver(calls)} of ${calls.length} calls`;
  if (threshold.figure === 'errors') return `${count} failed`;
  const limit = inUnit(threshold.limit, 'ms');
  return `${count} took ${countsAsOver(threshold) ? `${limit} or more` : `more than ${limit}`}`;
}
