import type { Histogram } from '../../model/check.ts';

/** How long the invocations of one version took, on Lambda's clock. */
export interface RehearsedLatency {
  /** The function's name. */
  functionName: string;
  /** The version that ran: a number. */
  version: string;
  /** Cold starts are counted apart: their times include init. */
  coldStarts: boolean;
  /** How many invocations there were. */
  n: number;
  /** How many of them failed. */
  failed: number;
  /** The median. */
  p50Ms: number;
  /** The 95th percentile. */
  p95Ms: number;
  /** The 99th percentile. */
  p99Ms: number;
  /** The longest. */
  maxMs: number;
  /** All versions of a function have the same edges. */
  histogram: Histogram;
}
