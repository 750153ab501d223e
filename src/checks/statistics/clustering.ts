import { Math } from '../../lib/primordials.ts';

/** How improbable the order of independent calls must be to count as clustered. */
const significance = 0.01;

/**
 * How many calls tell as much as one independent call, 1 or more, by the order of the calls over a
 * limit. Independent calls are over it in any order; calls that depend on each other are over it in
 * runs. The runs test is exact: of independent calls, at most 1 % are taken for clustered ones. Without
 * two calls over the limit nothing can be told.
 *
 * @see Wald and Wolfowitz, On a Test Whether Two Samples are from the Same Population (1940)
 */
export function clusteringOf(isOver: readonly boolean[]): number {
  const n = isOver.length;
  let over = 0;
  let runs = 0;
  for (let at = 0; at < n; at += 1) {
    if (isOver[at] !== true) continue;
    over += 1;
    if (at === 0 || isOver[at - 1] !== true) runs += 1;
  }
  if (over < 2 || over === n || chanceOfRuns(runs, over, n) > significance) return 1;
  const share = over / n;
  // The correlation of neighbours, which is 0 if calls are independent.
  const correlation = Math.max(0, (1 - runs / over - share) / (1 - share));
  return (1 + correlation) / (1 - correlation);
}

/** P(at most `runs` runs of calls over the limit), if `over` of `n` calls are over it in any order. */
function chanceOfRuns(runs: number, over: number, n: number): number {
  const under = n - over;
  // P(1 run) = (under + 1) / C(n, over), as a logarithm because the coefficient overflows.
  let logChance = Math.log(under + 1);
  for (let k = 1; k <= over; k += 1) logChance += Math.log(k) - Math.log(under + k);
  let sum = 0;
  for (let run = 1; run <= runs; run += 1) {
    sum += Math.exp(logChance);
    logChance += Math.log(over - run) - Math.log(run);
    logChance += Math.log(under + 1 - run) - Math.log(run + 1);
  }
  return sum;
}
