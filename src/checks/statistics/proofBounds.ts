import { Math } from '../../lib/primordials.ts';
import type { Steps } from '../../lib/steps.ts';
import { binomialAtLeast, binomialAtMost, binomialTerms } from './binomial.ts';

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

/**
 * {@link proofBounds} for calls that come in clusters: `clustering` of them tell as much as one
 * independent call. The bounds are those of the smaller number of independent calls, in calls.
 */
export function clusteredBounds(
  n: number,
  share: number,
  alpha: number,
  clustering: number,
): ProofBounds {
  const bounds = proofBounds(n, share, alpha);
  const independent = Math.max(1, Math.floor(n / clustering));
  if (independent >= n) return bounds;
  const { metUpTo, brokenFrom } = proofBounds(independent, share, alpha);
  const calls = n / independent;
  return {
    metUpTo: metUpTo < 0 ? -1 : Math.min(bounds.metUpTo, Math.floor(metUpTo * calls)),
    brokenFrom:
      brokenFrom > independent ? n + 1 : Math.max(bounds.brokenFrom, Math.ceil(brokenFrom * calls)),
  };
}

/** The smallest number of calls that proves the limit met although `over` of them are over it. */
export function callsToProve(over: number, share: number, alpha: number): number {
  if (over === 0) return leastCalls(share, alpha);
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

/** The smallest number of calls of which probably at least one is over the limit, if the share is. */
export function leastCalls(share: number, alpha: number): number {
  // Solved for n in (1 - share) ^ n <= alpha, because a search would take millions of steps.
  return Math.max(1, Math.ceil(Math.log(alpha) / Math.log1p(-share)));
}

/**
 * The smallest number of calls above `n` that decides a limit one way or the other, if `overShare` of
 * them are over it as it was so far. `undefined` if that takes more than `most`.
 */
export function* callsToDecide(
  n: number,
  overShare: number,
  share: number,
  alpha: number,
  most: number,
): Steps<number | undefined> {
  const decides = (calls: number) => {
    const over = Math.round(calls * overShare);
    return overShare > share
      ? binomialAtLeast(over, calls, share) <= alpha
      : binomialAtMost(over, calls, share) <= alpha;
  };
  if (!decides(most)) return undefined;
  yield most;
  let tooFew = n;
  let enough = most;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    yield middle;
    if (decides(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
