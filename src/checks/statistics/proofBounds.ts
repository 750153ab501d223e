import { Math } from '../../lib/primordials.ts';
import { binomialAtMost, binomialTerms } from './binomial.ts';

/** What the number of calls over the limit proves, if a given share of all calls may be over it. */
export interface ProofBounds {
  /** Up to this count the limit is proven met. -1 if no count proves it. */
  readonly metUpTo: number;
  /** From this count on the limit is proven broken. `n + 1` if no count proves it. */
  readonly brokenFrom: number;
}

/** The exact binomial bounds for `n` calls, each with an error probability of at most `alpha`. */
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

/** The smallest number of calls that proves the limit met although `over` of them are over it. */
export function callsToProve(over: number, share: number, alpha: number): number {
  // Solved for n in (1 - share) ^ n <= alpha, because a search would take millions of steps.
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
