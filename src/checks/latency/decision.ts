import type { Steps } from '../../lib/steps.ts';
import { twoDecimals } from '../../lib/twoDecimals.ts';
import type { Basis, Outcome } from '../../model/check.ts';
import type { InterimLooks } from './interimLooks.ts';
import type { Sample } from './sample.ts';
import type { Threshold } from './threshold.ts';

/** A threshold, and how it will be decided. */
export interface PlannedThreshold {
  readonly threshold: Threshold;
  readonly basis: Basis;
  readonly looks: InterimLooks;
  /** The record shows it, but it does not decide. */
  readonly isWarning: boolean;
  /** As soon as it fails, calls in flight are aborted. */
  readonly abortOnFail: boolean;
  /** For a relative threshold, in its unit: a true difference this large must be detected. */
  readonly minDetectableEffect: number;
}

/** The verdict on one threshold. */
export interface Decision {
  readonly outcome: Outcome;
  /** A sentence that does not repeat the threshold. */
  readonly message: string;
  /** The measured figure, in the unit of the limit. */
  readonly actual?: number;
  /** How many calls the figure comes from. */
  readonly n: number;
}

/** Follows the samples for one threshold and decides it as early as possible. */
export interface Decider {
  /**
   * The decision, or `undefined` if more calls are needed.
   *
   * @param end - Why there will be no more calls. With it, there is always a decision.
   */
  readonly decide: (samples: readonly Sample[], end?: string) => Steps<Decision | undefined>;
  /** How many more calls of each version the next interim look needs, or the last one. */
  readonly missing: (samples: readonly Sample[], look?: 'next' | 'last') => number;
}

/** A number with its unit, for sentences: `12.5 ms`. */
export function inUnit(value: number, unit: 'ms' | 'MB' | '%'): string {
  return `${twoDecimals(value)} ${unit}`;
}
