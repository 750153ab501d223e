import { Math } from '../../lib/primordials.ts';

// Called for every term of every look: local functions are faster than those that are looked up.
const { exp, log, log1p } = Math;

/**
 * P(X <= k) for X ~ B(n, share): the probability of at most `k` hits in `n` independent trials.
 * Exact up to rounding. The terms are computed as logarithms, so that large `n` do not underflow.
 */
export function binomialAtMost(k: number, n: number, share: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  // From the far end, because sums are exact only if small terms come first.
  return Math.min(1, binomialTerms(n, share, k).reduce(add, 0));
}

/** P(X >= k), summed directly: `1 - P(X < k)` would lose small probabilities to rounding. */
export function binomialAtLeast(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return Math.min(1, binomialTerms(n, share).slice(k).reduceRight(add, 0));
}

/** P(X = k) for every k from 0 to `last`. */
export function binomialTerms(n: number, share: number, last: number = n): number[] {
  const terms: number[] = [];
  const [logHit, logMiss] = [log(share), log1p(-share)];
  let logTerm = n * logMiss;
  for (let k = 0; k <= last; k += 1) {
    terms.push(exp(logTerm));
    logTerm += log(n - k) - log(k + 1) + logHit - logMiss;
  }
  return terms;
}

const add = (sum: number, term: number): number => sum + term;
