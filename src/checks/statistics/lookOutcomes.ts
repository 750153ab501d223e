import { Array } from '../../lib/primordials.ts';
import { binomialTerms } from './binomial.ts';
import { proofBounds } from './proofBounds.ts';

/** What several looks at a growing number of calls come to, all together. */
export interface LookOutcomes {
  /** The chance that some look proves the limit met. */
  readonly met: number;
  /** The chance that some look proves it broken. */
  readonly broken: number;
}

/**
 * The exact chances of looking several times, by recursion over the looks: after each one the
 * distribution of the calls over the limit goes on only where nothing was decided.
 *
 * @param sizes - How many calls each look sees, ascending.
 * @param share - Of calls that may be over.
 * @param alpha - The error of each look and side.
 * @param trueShare - Of calls that are over. Where it is `share` itself, both chances are errors,
 * and nowhere are they larger.
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
