import { Math } from '../../lib/primordials.ts';
import type { Outcome } from '../../model/check.ts';
import type { Looks } from './interimLooks.ts';
import type { Sample } from './sample.ts';
import type { Threshold } from './threshold.ts';

/**
 * How a threshold is decided: by an exact test of the number of calls over the limit, by the
 * bootstrap, or by what was seen and nothing more.
 */
export type Basis = 'proven' | 'estimated' | 'observed';

/** A threshold and how it is looked at. */
export interface PlannedThreshold {
  readonly threshold: Threshold;
  readonly looks: Looks;
  /** The record shows it; it does not decide. */
  readonly isWarning: boolean;
  /** Calls in flight are not waited for once it has failed. */
  readonly abortOnFail: boolean;
  /** Of a relative threshold, in its unit: the true difference that must not pass. */
  readonly minDetectableEffect: number;
}

/** What became of a threshold. */
export interface Decision {
  readonly outcome: Outcome;
  readonly basis: Basis;
  /** A sentence without the threshold itself. */
  readonly message: string;
  /** The figure, in the unit of the limit. */
  readonly actual?: number;
  /** How many calls it is taken from. */
  readonly n: number;
}

/** Follows the samples of one threshold and decides as soon as that is possible. */
export interface Decider {
  readonly planned: PlannedThreshold;
  /**
   * The decision, or `undefined` where more calls are needed.
   *
   * @param end - Why there will be no more calls: then there is always a decision.
   */
  decide(samples: readonly Sample[], end?: string): Decision | undefined;
  /** How many calls of each version the next look still needs. */
  missing(samples: readonly Sample[]): number;
}

/** What a threshold needs that has no look, and which option does not allow it. */
export function tooFew({ looks }: PlannedThreshold): string {
  const within = looks.limitedBy === 'rate' ? ' in the time left' : '';
  return `needs ${looks.needed} samples, more than "${looks.limitedBy ?? 'maxSamples'}" allows${within}`;
}

/** A figure with its unit, for sentences: `12.5 ms`, `+3 %`. */
export function inUnit(value: number, unit: 'ms' | 'MB' | '%'): string {
  return `${Math.round(value * 100) / 100} ${unit}`;
}
