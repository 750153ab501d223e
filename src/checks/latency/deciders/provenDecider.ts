import { Math } from '../../../lib/primordials.ts';
import type { Steps } from '../../../lib/steps.ts';
import { ascending, percentile } from '../../statistics/percentile.ts';
import { clusteringOf } from '../../statistics/clustering.ts';
import { clusteredBounds, proofBounds, type ProofBounds } from '../../statistics/proofBounds.ts';
import { inUnit, type Decider, type Decision, type PlannedThreshold } from '../decision.ts';
import { overShareOf, shareNumber, type Threshold } from '../threshold.ts';
import { callOf, countOver, countsAsOver, type CountedCall } from './countedCall.ts';
import { describeRemedy } from './describeRemedy.ts';
import { incrementalReader } from './incrementalReader.ts';

/**
 * Decides `p(N)`, `med` and `errors` by the exact binomial test on the calls that exceed the limit.
 * A look ends early, as soon as its missing calls cannot change what it will say. If the calls over
 * the limit come in clusters, its bounds are those of fewer calls.
 */
export function provenDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const share = shareNumber(overShareOf(threshold));
  const callsOf = incrementalReader((sample) => callOf(threshold, sample));
  const overOf = runningCount();
  const looksLeft = [...looks.sizes];
  const boundsOf = boundsBySize((size) => proofBounds(size, share, looks.alpha));
  /** Clustered calls are tested again only after some more of them: the test reads them all. */
  let testAgainAt = 0;
  const proofOf = function* (calls: readonly CountedCall[], size: number) {
    const bounds = yield* boundsOf(size);
    const n = Math.min(calls.length, size);
    const over = overOf(calls, n);
    const proof = lookAt(over, size - n, bounds);
    if (proof === undefined || (n < size && n < testAgainAt)) return undefined;
    const clustering = clusteringOf(calls.slice(0, n).map(({ isOver }) => isOver));
    yield n;
    if (clustering === 1) return proof;
    testAgainAt = Math.ceil(n * 1.05);
    return lookAt(over, size - n, clusteredBounds(size, share, looks.alpha, clustering));
  };
  return {
    *decide(samples, end) {
      const calls = callsOf(samples);
      for (let size = looksLeft[0]; size !== undefined; size = looksLeft[0]) {
        const proof = yield* proofOf(calls, size);
        if (proof !== undefined) return yield* proven(threshold, proof, calls.slice(0, size));
        if (calls.length < size) break;
        looksLeft.shift();
      }
      if (looksLeft.length > 0 && end === undefined) return undefined;
      return yield* undecided(planned, calls, end);
    },
    missing: (samples, at = 'next') => {
      const size = at === 'next' ? looksLeft[0] : looksLeft.at(-1);
      return Math.max(0, (size ?? 0) - callsOf(samples).length);
    },
  };
}

/** Computes the bounds of a look when it comes to that look, and keeps them while it is the next one. */
function boundsBySize(
  compute: (size: number) => ProofBounds,
): (size: number) => Steps<ProofBounds> {
  let last: { readonly size: number; readonly bounds: ProofBounds } | undefined;
  return function* (size) {
    if (last?.size === size) return last.bounds;
    last = { size, bounds: compute(size) };
    yield size;
    return last.bounds;
  };
}

/** Counts the calls over the limit among the first `n`. Reads each call once. */
function runningCount(): (calls: readonly CountedCall[], n: number) => number {
  const counts = [0];
  return (calls, n) => {
    for (const { isOver } of calls.slice(counts.length - 1, n)) {
      counts.push((counts.at(-1) ?? 0) + (isOver ? 1 : 0));
    }
    return counts[n] ?? 0;
  };
}

/** What the test proves of "at most this share of calls is over the limit". */
type Proof = 'met' | 'broken';

function lookAt(over: number, missing: number, bounds: ProofBounds): Proof | undefined {
  if (over >= bounds.brokenFrom) return 'broken';
  return over + missing <= bounds.metUpTo ? 'met' : undefined;
}

function* proven(
  threshold: Threshold,
  proof: Proof,
  calls: readonly CountedCall[],
): Steps<Decision> {
  // "p(95)>300" is met if "p(95)<=300" is broken.
  const wantsOver = threshold.operator.startsWith('>');
  return {
    outcome: (proof === 'met') === wantsOver ? 'failed' : 'passed',
    message: `proven: ${yield* describeCalls(threshold, calls)}`,
    ...figureOf(threshold, calls),
  };
}

function* undecided(
  { threshold, looks }: PlannedThreshold,
  calls: readonly CountedCall[],
  end: string | undefined,
): Steps<Decision> {
  const why =
    end === undefined
      ? `; ${yield* describeRemedy(threshold, looks, countOver(calls), calls.length)}`
      : `: ${end}`;
  return {
    outcome: 'inconclusive',
    message: `not proven: ${yield* describeCalls(threshold, calls)}${why}`,
    ...figureOf(threshold, calls),
  };
}

function figureOf(
  threshold: Threshold,
  calls: readonly CountedCall[],
): Pick<Decision, 'n' | 'actual'> {
  const n = calls.length;
  if (n === 0) return { n };
  if (threshold.figure === 'errors') return { n, actual: (countOver(calls) / n) * 100 };
  const { numerator, denominator } = overShareOf(threshold);
  const times = ascending(calls.map(({ ms }) => ms));
  return { n, actual: percentile(times, (denominator - numerator) / denominator) };
}

function describeCount(threshold: Threshold, calls: readonly CountedCall[]): string {
  const count = `${countOver(calls)} of ${calls.length} calls`;
  if (threshold.figure === 'errors') return `${count} failed`;
  const limit = inUnit(threshold.limit, 'ms');
  return `${count} took ${countsAsOver(threshold) ? `${limit} or more` : `more than ${limit}`}`;
}

function* describeCalls(threshold: Threshold, calls: readonly CountedCall[]): Steps<string> {
  const described = `${describeCount(threshold, calls)}${describeBursts(calls)}`;
  yield calls.length;
  return described;
}

function describeBursts(calls: readonly CountedCall[]): string {
  const clustering = clusteringOf(calls.map(({ isOver }) => isOver));
  if (clustering === 1) return '';
  const independent = Math.max(1, Math.floor(calls.length / clustering));
  return `; those come in bursts, so ${calls.length} calls tell as much as ${independent} independent ones`;
}
