import { Math } from '../../lib/primordials.ts';
import type { Bounds } from './percentile.ts';

/** The moments of a sample, read once: every bound of its mean follows from them. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** The unbiased variance. */
  readonly variance: number;
  /** The third central moment. */
  readonly third: number;
}

/** The moments of these values. */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    const difference = value - mean;
    squares += difference * difference;
    cubes += difference * difference * difference;
  }
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0, third: cubes / n };
}

/** The mean of nothing, for a mean that is compared with no other one. */
const none: Moments = { n: 1, mean: 0, variance: 0, third: 0 };

/**
 * One-sided bounds of `mean(target) - factor * mean(current)`, each wrong with a probability of about
 * `alpha`. They are those of the normal distribution, corrected for skewness, because latencies are
 * skewed. A rare slow mode that the sample does not contain is not in the bounds either.
 *
 * @see Hall, On the Removal of Skewness by Transformation, J. R. Statist. Soc. B 54 (1992)
 */
export function meanBounds(
  target: Moments,
  alpha: number,
  current: Moments = none,
  factor = 1,
): Bounds {
  const difference = target.mean - factor * current.mean;
  const error = Math.sqrt(
    target.variance / target.n + (factor ** 2 * current.variance) / current.n,
  );
  if (error === 0) return { lower: difference, upper: difference };
  const third = target.third / target.n ** 2 - (factor ** 3 * current.third) / current.n ** 2;
  const skewness = third / error ** 3;
  const z = normalQuantile(alpha);
  return {
    lower: difference - error * untransformed(z, skewness),
    upper: difference - error * untransformed(-z, skewness),
  };
}

/** Bounds of `mean(target) / mean(current)`: the ratios at which a bound of the difference is 0. */
export function ratioBounds(target: Moments, current: Moments, alpha: number): Bounds {
  const zeroOf = (side: keyof Bounds): number => {
    const bound = (ratio: number) => meanBounds(target, alpha, current, ratio)[side];
    let low = 0;
    let high = 1;
    while (bound(high) > 0) {
      high *= 2;
      if (high > 2 ** 40) return Infinity;
    }
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (bound(middle) > 0) low = middle;
      else high = middle;
    }
    return high;
  };
  return { lower: zeroOf('lower'), upper: zeroOf('upper') };
}

/** The inverse of Hall's transformation, which removes the skewness of a studentized mean. */
function untransformed(value: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-6) return value;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (value - skewness / 6)) - 1);
}

/**
 * The value that a standard normal variable exceeds with the probability `alpha` (below 0.5), to
 * within 0.00045.
 *
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23
 */
export function normalQuantile(alpha: number): number {
  const t = Math.sqrt(-2 * Math.log(alpha));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t ** 2;
  return t - above / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
}
