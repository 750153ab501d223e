import { eventLoopUtilization } from '../../lib/clock.ts';
import { Math } from '../../lib/primordials.ts';
import type { Judged } from './budgetJudge.ts';
import type { Sample } from './sample.ts';

/** The share of time beyond which the event loop was too busy to measure anything with it. */
const busiest = 0.5;

/** Starts to watch the event loop; the function returned says how busy it was, from 0 to 1. */
export function watchEventLoop(): () => number {
  const start = eventLoopUtilization();
  return () => eventLoopUtilization(start).utilization;
}

/**
 * Where times come from the hook's own clock and the event loop was too busy, what was decided by
 * them is errored: they measure the hook, not the function.
 */
export function rejectUnreliableClock(
  judged: readonly Judged[],
  samples: readonly Sample[],
  utilization: number,
): Judged[] {
  const usesWall = samples.some(({ kind, fromWall }) => kind === 'warm' && fromWall);
  if (!usesWall || utilization <= busiest) return [...judged];
  const busy = Math.round(utilization * 100);
  return judged.map(({ planned, decision }) => {
    if (planned.threshold.figure === 'errors') return { planned, decision };
    const message = `not measured: without REPORT lines the hook's own clock counts, and its event loop was busy ${busy} % of the time`;
    return { planned, decision: { ...decision, outcome: 'errored', message } };
  });
}
