import type { Invocation } from '../../model/invocation.ts';
import { brokenAnswer } from '../answer/expectation.ts';
import { readProxyResponse } from '../answer/proxyResponse.ts';

/** Which version a call went to. */
export type Arm = 'target' | 'current';

/** What one call contributes to the figures. */
export interface Sample {
  readonly arm: Arm;
  /** The first calls of each connection are no part of the warm figures, nor are cold starts. */
  readonly kind: 'warmUp' | 'cold' | 'warm';
  /** The function failed, or answered what is never fine. */
  readonly failed: boolean;
  /** Lambda's own Duration; the time on the caller's clock where `fromWall`. */
  readonly ms: number;
  readonly fromWall: boolean;
  readonly wallMs: number;
  readonly throttles: number;
  readonly initMs?: number;
  readonly billedMs?: number;
  readonly memoryMb?: number;
}

/** Reads a sample from an invocation. */
export function sampleOf(arm: Arm, isWarmUp: boolean, invocation: Invocation): Sample {
  const { report, wallMs, throttles, functionError, payload } = invocation;
  const isCold = report?.initDurationMs !== undefined;
  return {
    arm,
    kind: isWarmUp ? 'warmUp' : isCold ? 'cold' : 'warm',
    failed: functionError !== undefined || brokenAnswer(readProxyResponse(payload)).length > 0,
    ms: report?.durationMs ?? wallMs,
    fromWall: report === undefined,
    wallMs,
    throttles,
    ...(report?.initDurationMs !== undefined && { initMs: report.initDurationMs }),
    ...(report?.billedDurationMs !== undefined && { billedMs: report.billedDurationMs }),
    ...(report?.maxMemoryUsedMb !== undefined && { memoryMb: report.maxMemoryUsedMb }),
  };
}

/** The time of a call that warm figures are made of; `undefined` for any other. */
export function warmTime(sample: Sample, arm: Arm): number | undefined {
  return sample.arm === arm && sample.kind === 'warm' && !sample.failed ? sample.ms : undefined;
}

/** The times of the calls that warm figures are made of, in the order in which they started. */
export function warmTimes(samples: readonly Sample[], arm: Arm): number[] {
  return samples.flatMap((sample) => warmTime(sample, arm) ?? []);
}
