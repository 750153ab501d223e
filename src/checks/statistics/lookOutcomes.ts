import { Array } from '../../lib/primordials.ts';
import { binomialTerms } from './binomial.ts';
import { proofBounds } from './proofBounds.ts';

/** The probabilities of a whole group-sequential test, over all its interim looks. */
export interface LookOutcomes {
  /** That some look proves the limit met. */
  readonly met: number;
  /** That some look proves the limit broken. */
  readonly broken: number;
}

/**
 * The exact probabilities, by recursion over the looks: each look removes the counts that it
 * decides from the distribution of calls over the limit, and the rest goes on to the next look.
 *
 * @param sizes - How many calls each look has seen, ascending.
 * @param share - The share of calls that may be over the limit.
 * @param alpha - The error probability of each look, on each side.
 * @param trueShare - The share of calls that really are over the limit. If it equals `share`, both
 * probabilities are those of an error, and no other value makes either error more probable.
 */
export function lookOutcomes(
  sizes: readonly number[],
  share: number,
  alpha: number,
  trueShare: number = share,
): LookOutcomes {
  let undecided = [1];
  let seen = 0;
  let met = 0;
  let broken = 0;
  for (const size of sizes) {
    const { metUpTo, brokenFrom } = proofBounds(size, share, alpha);
    undecided = convolved(undecided, binomialTerms(size - seen, trueShare));
    for (const [over, chance] of undecided.entries()) {
      if (over <= metUpTo) met += chance;
      else if (over >= brokenFrom) broken += chance;
      else continue;
      undecided[over] = 0;
    }
    seen = size;
  }
  return { met, broken };
}

function convolved(left: readonly number[], right: readonly number[]): number[] {
  const sums = Array.from({ length: left.length + right.length - 1 }, () => 0);
  for (const [i, a] of left.entries()) {
    if (a === 0) continue;
    for (const [j, b] of right.entries()) sums[i + j] = (sums[i + j] ?? 0) + a * b;
  }
  return sums;
}
