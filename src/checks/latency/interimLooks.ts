import { Math } from '../../lib/primordials.ts';
import type { Basis } from '../../model/check.ts';
import { lookOutcomes } from '../statistics/lookOutcomes.ts';
import { callsToProve, leastCalls } from '../statistics/proofBounds.ts';
import { overShareOf, shareNumber, type Share, type Threshold } from './threshold.ts';

/**
 * The interim looks at one threshold, as in a group-sequential design: the numbers of calls after
 * which it is tested.
 */
export interface InterimLooks {
  /** In calls of each version, ascending. Empty if the options allow no look. */
  readonly sizes: readonly number[];
  /** The error probability of each look, on each side. 0 if nothing is tested. */
  readonly alpha: number;
  /** The smallest number of calls that could meet the threshold, whatever the options allow. */
  readonly needed: number;
  /** The size of the first look that a larger `maxSamples` would allow, if there is one. */
  readonly next?: number;
  /** The option that leaves no look, if there is none. */
  readonly limitedBy?: 'samples' | 'maxSamples' | 'rate';
}

/** The most samples that the option `samples` takes. */
export const mostSamples = 100_000;

/** The most that the option `maxSamples` takes. */
export const mostMaxSamples = 10_000;

/** How many samples the user asked for. */
export interface SampleSize {
  /** A fixed number, or as many as it takes. */
  readonly samples: number | 'auto';
  /** The most samples that `'auto'` takes. */
  readonly maxSamples: number;
}

/** The error probability that all looks at a threshold may add up to, on each side. */
export const totalError = 0.05;

const multiples = [1, 2, 4, 8] as const;

/** Candidates for the error of one look. The last one is safe for any four looks. */
const lookErrors = [0.022, 0.02, 0.018, 0.016, 0.014, totalError / 4] as const;

/** Candidates for the error of one look at one of two versions that are compared. */
const comparedErrors = [0.0125, 0.0105, 0.01, 0.009, 0.008, 0.007, totalError / 8] as const;

/** What these errors may add up to. The rest is for a look that leaves out a version's warm-up. */
const comparedError = totalError - 0.001;

/** The first look at a comparison or an average, in calls of each version. */
const firstComparison = 100;

/** How many calls an observed figure needs, unless `samples` asks for more. */
const observedSize = 20;

/** Plans the interim looks at a threshold. */
export function interimLooksFor(
  threshold: Threshold,
  basis: Basis,
  size: SampleSize,
): InterimLooks {
  switch (basis) {
    case 'proven':
      return threshold.relative === undefined
        ? provenLooks(overShareOf(threshold), size)
        : comparedLooks(overShareOf(threshold), size);
    case 'estimated':
      return estimatedLooks(size);
    case 'observed':
      return observedLooks(size);
  }
}

function provenLooks(overShare: Share, { samples, maxSamples }: SampleSize): InterimLooks {
  const share = shareNumber(overShare);
  if (samples !== 'auto') {
    return { sizes: [samples], alpha: totalError, needed: callsToProve(0, share, totalError) };
  }
  // 4.5 / share, in whole numbers: 4.5 / 0.1 is a little more than 45 in floating point.
  const first = Math.ceil((45 * overShare.denominator) / (10 * overShare.numerator));
  const { sizes, ...limits } = looksWithin(first, maxSamples);
  return { sizes, ...limits, alpha: errorPerLook(sizes, share), needed: first };
}

/** The largest error per look for which all looks together provably stay within the total. */
function errorPerLook(sizes: readonly number[], share: number): number {
  const fits = lookErrors.find((alpha) => {
    const { met, broken } = lookOutcomes(sizes, share, alpha);
    return Math.max(met, broken) <= totalError;
  });
  return fits ?? totalError / multiples.length;
}

/**
 * Looks at a percentile of two versions. Each verdict rests on one bound of each version, so the
 * errors of both sides together stay within the total. A look that is too small to show the
 * percentile is left out: its upper bound would be infinite.
 */
function comparedLooks(overShare: Share, { samples, maxSamples }: SampleSize): InterimLooks {
  const share = shareNumber(overShare);
  if (samples !== 'auto') {
    const alpha = totalError / 2;
    const needed = leastCalls(share, alpha);
    return { ...limitedTo(samples < needed ? [] : [samples], 'samples'), alpha, needed };
  }
  const atLeast = Math.ceil((5 * overShare.denominator) / overShare.numerator);
  const needed = Math.max(firstComparison, atLeast);
  const { sizes, ...limits } = looksWithin(needed, maxSamples);
  const candidates = sizes.length > 1 ? comparedErrors : [totalError / 2];
  const fits = candidates.find((alpha) => {
    const { met, broken } = lookOutcomes(sizes, share, alpha);
    return met + broken <= comparedError && (1 - share) ** needed <= alpha;
  });
  return { sizes, ...limits, alpha: fits ?? totalError / 8, needed };
}

/** Looks at an average. Its bounds are good for many calls only, so with few there is no look. */
function estimatedLooks({ samples, maxSamples }: SampleSize): InterimLooks {
  const needed = firstComparison;
  if (samples !== 'auto') {
    const sizes = samples < needed ? [] : [samples];
    return { ...limitedTo(sizes, 'samples'), alpha: totalError, needed };
  }
  const { sizes, ...limits } = looksWithin(needed, maxSamples);
  return { sizes, ...limits, alpha: totalError / Math.max(1, sizes.length), needed };
}

function observedLooks({ samples, maxSamples }: SampleSize): InterimLooks {
  const size = samples === 'auto' ? Math.min(observedSize, maxSamples) : samples;
  return { sizes: [size], alpha: 0, needed: samples === 'auto' ? 1 : samples };
}

/** The looks that remain if only `calls` calls of each version can be made in the time left. */
export function reachableLooks(looks: InterimLooks, basis: Basis, calls: number): InterimLooks {
  const [smallest] = looks.sizes;
  if (smallest === undefined) return looks;
  // An observed figure claims no more than what was seen, so it can be taken from fewer calls.
  const isObserved = basis === 'observed';
  const sizes = isObserved
    ? [Math.min(smallest, Math.floor(calls))].filter((size) => size >= looks.needed)
    : looks.sizes.filter((size) => size <= calls);
  return {
    ...looks,
    ...limitedTo(sizes, 'rate'),
    ...(sizes.length === 0 && { needed: isObserved ? looks.needed : smallest }),
  };
}

/** The looks after 1, 2, 4 and 8 times `first` calls that `maxSamples` allows. */
function looksWithin(
  first: number,
  maxSamples: number,
): Pick<InterimLooks, 'sizes' | 'limitedBy' | 'next'> {
  const all = multiples.map((factor) => factor * first);
  const next = all.find((n) => n > maxSamples && n <= mostMaxSamples);
  const sizes = all.filter((n) => n <= maxSamples);
  return { ...limitedTo(sizes, 'maxSamples'), ...(next !== undefined && { next }) };
}

function limitedTo(
  sizes: readonly number[],
  option: NonNullable<InterimLooks['limitedBy']>,
): Pick<InterimLooks, 'sizes' | 'limitedBy'> {
  return sizes.length > 0 ? { sizes } : { sizes, limitedBy: option };
}

/** For a threshold without any look: what it needs, and which option does not allow it. */
export function describeMissingLooks(looks: InterimLooks): string {
  const inTime = looks.limitedBy === 'rate' ? ' in the time left' : '';
  return `needs ${looks.needed} samples, more than "${looks.limitedBy ?? 'maxSamples'}" allows${inTime}`;
}
