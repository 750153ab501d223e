import { Math } from '../../lib/primordials.ts';
import { lookOutcomes } from '../statistics/lookOutcomes.ts';
import { callsToProve } from '../statistics/proofBounds.ts';
import type { Share, Threshold } from './threshold.ts';

/** At which numbers of calls a threshold is looked at. */
export interface Looks {
  /** Ascending; empty where no look fits into what is allowed. */
  readonly sizes: readonly number[];
  /** The error of each look, on each side. */
  readonly alpha: number;
  /** The smallest number of calls that could decide it in the passing sense, the limits aside. */
  readonly needed: number;
  /** The option that leaves no look, where there is none. */
  readonly limitedBy?: 'samples' | 'maxSamples' | 'rate';
}

/** How many samples are asked for: so many, or as many as it takes up to a limit. */
export interface SampleSize {
  readonly samples: number | 'auto';
  readonly maxSamples: number;
}

/** The error that all looks at a threshold may add up to, on each side. */
export const totalError = 0.05;

const multiples = [1, 2, 4, 8] as const;

/** Errors per look to choose from; the last one is safe for four looks at anything. */
const lookErrors = [0.022, 0.02, 0.018, 0.016, 0.014, totalError / 4] as const;

/** Looks at estimated figures, calls of each version. */
const estimatedSizes = [100, 200, 400] as const;

/** Calls that an observed figure is taken from, where nothing else asks for more. */
const observedSize = 20;

/** The looks at a threshold. */
export function looksAt(threshold: Threshold, size: SampleSize): Looks {
  if (threshold.relative !== undefined || threshold.figure === 'avg') return estimatedLooks(size);
  if (threshold.overShare === undefined) return observedLooks(size);
  return provenLooks(threshold.overShare, size);
}

/** A share as a number. */
export function shareNumber({ numerator, denominator }: Share): number {
  return numerator / denominator;
}

function provenLooks(overShare: Share, { samples, maxSamples }: SampleSize): Looks {
  const share = shareNumber(overShare);
  if (samples !== 'auto') {
    return { sizes: [samples], alpha: totalError, needed: callsToProve(0, share, totalError) };
  }
  // 4.5 / share, in whole numbers: 4.5 / 0.1 is a little more than 45 in floating point.
  const first = Math.ceil((45 * overShare.denominator) / (10 * overShare.numerator));
  const sizes = multiples.map((factor) => factor * first).filter((n) => n <= maxSamples);
  return { ...within(sizes, 'maxSamples'), alpha: errorPerLook(sizes, share), needed: first };
}

/** The largest error per look with which all looks together stay within the total, exactly. */
function errorPerLook(sizes: readonly number[], share: number): number {
  const fits = lookErrors.find((alpha) => {
    const { met, broken } = lookOutcomes(sizes, share, alpha);
    return Math.max(met, broken) <= totalError;
  });
  return fits ?? totalError / multiples.length;
}

function estimatedLooks({ samples, maxSamples }: SampleSize): Looks {
  const needed = estimatedSizes[0];
  const alpha = totalError / estimatedSizes.length;
  // Of fewer calls the bootstrap's bounds are too close: of one they are the value itself.
  if (samples !== 'auto') {
    return { ...within(samples < needed ? [] : [samples], 'samples'), alpha, needed };
  }
  const sizes = estimatedSizes.filter((n) => n <= maxSamples);
  return { ...within(sizes, 'maxSamples'), alpha, needed };
}

function observedLooks({ samples, maxSamples }: SampleSize): Looks {
  const size = samples === 'auto' ? Math.min(observedSize, maxSamples) : samples;
  return { sizes: [size], alpha: 0, needed: samples === 'auto' ? 1 : samples };
}

/** Looks at these sizes; where there is none, with the option that left none. */
export function within(
  sizes: readonly number[],
  limit: NonNullable<Looks['limitedBy']>,
): Pick<Looks, 'sizes' | 'limitedBy'> {
  return sizes.length > 0 ? { sizes } : { sizes, limitedBy: limit };
}
