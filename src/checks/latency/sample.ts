import type { Invocation } from '../../model/invocation.ts';

/** The version that a call went to. */
export type Arm = 'target' | 'current';

/** What one call contributes to the figures. */
export interface Sample {
  readonly arm: Arm;
  /** Warm figures leave out the first call of each connection, and cold starts. */
  readonly kind: 'warmUp' | 'cold' | 'warm';
  /** A FunctionError, or an answer that does not meet `expect`. */
  readonly failed: boolean;
  /** The Duration of Lambda's REPORT line; without a REPORT line `wallMs`. */
  readonly ms: number;
  /** `ms` is `wallMs`. */
  readonly fromWall: boolean;
  /** Milliseconds on the hook's own clock. */
  readonly wallMs: number;
  readonly throttles: number;
  /** The connection broke, so nobody knows what the function did. Such a call has failed as well. */
  readonly lost?: true;
  readonly initMs?: number;
  readonly billedMs?: number;
  readonly memoryMb?: number;
}

/** Reads a sample from an invocation. */
export function sampleOf(
  arm: Arm,
  isWarmUp: boolean,
  failed: boolean,
  { report, wallMs, throttles }: Invocation,
): Sample {
  const isCold = report?.initDurationMs !== undefined;
  return {
    arm,
    kind: isWarmUp ? 'warmUp' : isCold ? 'cold' : 'warm',
    failed,
    ms: report?.durationMs ?? wallMs,
    fromWall: report === undefined,
    wallMs,
    throttles,
    ...(report?.initDurationMs !== undefined && { initMs: report.initDurationMs }),
    ...(report?.billedDurationMs !== undefined && { billedMs: report.billedDurationMs }),
    ...(report?.maxMemoryUsedMb !== undefined && { memoryMb: report.maxMemoryUsedMb }),
  };
}

/** The sample of a call that was not answered, because its connection broke after `wallMs`. */
export function lostSample(arm: Arm, isWarmUp: boolean, wallMs: number): Sample {
  const kind = isWarmUp ? 'warmUp' : 'warm';
  return { arm, kind, failed: true, lost: true, ms: wallMs, fromWall: false, wallMs, throttles: 0 };
}

/** The time of a warm call that succeeded; `undefined` for any other call. */
export function warmTime(sample: Sample, arm: Arm): number | undefined {
  return sample.arm === arm && sample.kind === 'warm' && !sample.failed ? sample.ms : undefined;
}

/** The times of the warm calls that succeeded, in the order in which they started. */
export function warmTimes(samples: readonly Sample[], arm: Arm): number[] {
  return samples.flatMap((sample) => warmTime(sample, arm) ?? []);
}
