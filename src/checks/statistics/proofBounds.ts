import { Math } from '../../lib/primordials.ts';
import { binomialAtLeast, binomialAtMost, binomialTerms } from './binomial.ts';

/**
 * What `n` calls say of a limit that at most `share` of all calls may be over: proven met with up
 * to `metUpTo` of them over, proven broken from `brokenFrom` on. -1 and `n + 1` where no count
 * proves it.
 */
export interface ProofBounds {
  readonly metUpTo: number;
  readonly brokenFrom: number;
}

/** The exact binomial bounds, each with an error of at most `alpha`. */
export function proofBounds(n: number, share: number, alpha: number): ProofBounds {
  const terms = binomialTerms(n, share);
  let metUpTo = -1;
  for (let sum = terms[0] ?? 1; sum <= alpha && metUpTo < n; sum += terms[metUpTo + 1] ?? 1) {
    metUpTo += 1;
  }
  let brokenFrom = n + 1;
  for (let sum = terms[n] ?? 1; sum <= alpha && brokenFrom > 0; sum += terms[brokenFrom - 1] ?? 1) {
    brokenFrom -= 1;
  }
  return { metUpTo, brokenFrom };
}

/** The smallest number of calls that proves the limit met though `over` of them are over it. */
export function callsToProve(over: number, share: number, alpha: number): number {
  // (1 - share) ^ n <= alpha, without trying: for a high percentile n is in the millions.
  if (over === 0) return Math.max(1, Math.ceil(Math.log(alpha) / Math.log1p(-share)));
  let tooFew = over;
  let enough = Math.max(1, over * 2);
  while (binomialAtMost(over, enough, share) > alpha) {
    tooFew = enough;
    enough *= 2;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (binomialAtMost(over, middle, share) > alpha) tooFew = middle;
    else enough = middle;
  }
  return enough;
}

/** The chance that `n` calls with this true share over pass for met, and for broken. */
export function proofChances(
  n: number,
  bounds: ProofBounds,
  trueShare: number,
): { met: number; broken: number } {
  return {
    met: binomialAtMost(bounds.metUpTo, n, trueShare),
    broken: binomialAtLeast(bounds.brokenFrom, n, trueShare),
  };
}
