import type { Sample } from '../sample.ts';
import type { Threshold } from '../threshold.ts';

/** One call that counts. */
export interface CountedCall {
  readonly isOver: boolean;
  /** In milliseconds. */
  readonly ms: number;
}

/**
 * For `errors` every call counts, also the warm-up calls; for a time only the warm ones. A failed
 * call has no time, unless it exceeds an upper limit: a timeout is slow.
 */
export function callOf(threshold: Threshold, sample: Sample): CountedCall | undefined {
  const { arm, kind, failed, lost, ms } = sample;
  if (arm !== 'target') return undefined;
  if (threshold.figure === 'errors') return { isOver: failed, ms };
  if (kind !== 'warm') return undefined;
  // Nobody knows how long a lost call took, so it counts against an upper limit.
  if (lost === true) {
    return threshold.operator.startsWith('<') ? { isOver: true, ms: Infinity } : undefined;
  }
  const isOver = countsAsOver(threshold) ? ms >= threshold.limit : ms > threshold.limit;
  if (failed && !(isOver && threshold.operator.startsWith('<'))) return undefined;
  return { isOver, ms };
}

/** Whether a call that takes exactly as long as the limit counts as over it. */
export function countsAsOver({ operator }: Threshold): boolean {
  return operator === '<' || operator === '>=';
}

/** How many calls are over the limit. */
export function countOver(calls: readonly CountedCall[]): number {
  return calls.filter(({ isOver }) => isOver).length;
}
