import { Math } from '../lib/primordials.ts';
import { twoDecimals } from '../lib/twoDecimals.ts';
import type { CheckReport, Outcome } from '../model/check.ts';
import { binomialAtLeast, binomialAtMost } from '../checks/statistics/binomial.ts';
import { callsToProve } from '../checks/statistics/proofBounds.ts';

/** How often one version was called, and how often what is counted happened. */
export interface Counted {
  readonly hits: number;
  readonly n: number;
}

/** A rate that has a limit. */
export interface RateLimit {
  /** `errors<1%`. */
  readonly name: string;
  /** What happened: `failed`. */
  readonly verb: string;
  /** The share that may be hit, from 0 to 1. */
  readonly share: number;
  /** The error probability of each side of the test. */
  readonly alpha: number;
}

const inPercent = (share: number): string => `${twoDecimals(share * 100)} %`;

/** Judges the rate of the new version by an exact binomial test, at whichever side of the limit it is. */
export function judgeRate(
  { name, verb, share, alpha }: RateLimit,
  target: Counted,
  current: Counted | undefined,
): CheckReport {
  const n = Math.round(target.n);
  const hits = Math.min(n, Math.round(target.hits));
  const rate = hits / n;
  const [outcome, why] = decide({ n, hits, share, alpha });
  const beside =
    current === undefined || current.n === 0
      ? ''
      : `; of the version in production ${current.hits} of ${current.n} did`;
  return {
    name,
    outcome,
    message: `${hits} of ${n} ${verb} (${inPercent(rate)}), ${why}${beside}`,
    expected: name,
    actual: inPercent(rate),
    ...(outcome !== 'inconclusive' && { basis: 'proven' }),
    measurements: {
      n,
      hits,
      ...(current !== undefined && { currentN: current.n, currentHits: current.hits }),
    },
    durationMs: 0,
  };
}

interface Test extends Counted {
  readonly share: number;
  readonly alpha: number;
}

function decide({ n, hits, share, alpha }: Test): [Outcome, string] {
  const limit = inPercent(share);
  if (binomialAtMost(hits, n, share) <= alpha) return ['passed', `proven below ${limit}`];
  if (binomialAtLeast(hits, n, share) <= alpha) return ['failed', `proven above ${limit}`];
  const needed = callsToProve(hits, share, alpha);
  return [
    'inconclusive',
    `which proves neither side of ${limit}; so many hits need at least ${needed} calls`,
  ];
}
