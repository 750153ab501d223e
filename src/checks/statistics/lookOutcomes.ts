import { Array } from '../../lib/primordials.ts';
import { binomialTerms } from './binomial.ts';
import { proofBounds, type ProofBounds } from './proofBounds.ts';

/** The probabilities of a whole group-sequential test, over all its interim looks. */
export interface LookOutcomes {
  /** That some look proves the limit met, also one after a look that proved the opposite. */
  readonly met: number;
  /** That some look proves the limit broken, also one after a look that proved the opposite. */
  readonly broken: number;
}

/**
 * The exact probabilities, by recursion over the looks: each look removes the counts that it
 * decides from the distribution of calls over the limit, and the rest goes on to the next look. Each
 * side is computed without the other one, so the errors stay within them if a look is ignored.
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
  const everDecided = (decides: (over: number, bounds: ProofBounds) => boolean): number => {
    let undecided = [1];
    let seen = 0;
    let decided = 0;
    for (const size of sizes) {
      const bounds = proofBounds(size, share, alpha);
      undecided = convolved(undecided, binomialTerms(size - seen, trueShare));
      for (const [over, chance] of undecided.entries()) {
        if (!decides(over, bounds)) continue;
        decided += chance;
        undecided[over] = 0;
      }
      seen = size;
    }
    return decided;
  };
  return {
    met: everDecided((over, { metUpTo }) => over <= metUpTo),
    broken: everDecided((over, { brokenFrom }) => over >= brokenFrom),
  };
}

/** Terms below this one cannot change a sum that is rounded to fifteen digits. */
const negligible = 1e-18;

function convolved(left: readonly number[], right: readonly number[]): number[] {
  const sums = Array.from({ length: left.length + right.length - 1 }, () => 0);
  const first = right.findIndex((chance) => chance > negligible);
  const last = right.findLastIndex((chance) => chance > negligible);
  for (let i = 0; i < left.length; i += 1) {
    const chance = left[i] ?? 0;
    if (chance < negligible) continue;
    for (let j = first; j <= last; j += 1) {
      sums[i + j] = (sums[i + j] ?? 0) + chance * (right[j] ?? 0);
    }
  }
  return sums;
}
