import { eventLoopUtilization } from '../../lib/clock.ts';
import { Math } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import type { Judged } from './budgetJudge.ts';
import type { Sample } from './sample.ts';

/** The event loop utilization above which times on the hook's own clock are not reliable. */
const mostUtilization = 0.5;

/**
 * Starts to watch the event loop. The returned function returns its utilization, from 0 to 1. A
 * clock that is not the real one measures nothing of the event loop.
 */
export function watchEventLoop({ clock }: Pick<CheckContext, 'clock'>): () => number {
  if (clock !== undefined) return () => 0;
  const start = eventLoopUtilization();
  return () => eventLoopUtilization(start).utilization;
}

/**
 * Makes decisions about times `errored` if they rest on the hook's own clock while its event loop
 * was busy: such times measure the hook, not the function.
 */
export function rejectUnreliableClock(
  judged: readonly Judged[],
  samples: readonly Sample[],
  utilization: number,
): Judged[] {
  const usesWallClock = samples.some(({ kind, fromWall }) => kind === 'warm' && fromWall);
  if (!usesWallClock || utilization <= mostUtilization) return [...judged];
  const busy = Math.round(utilization * 100);
  const message = `not measured: without REPORT lines the times come from the hook's own clock, and its event loop was busy ${busy} % of the time`;
  return judged.map(({ planned, decision }) => {
    if (planned.threshold.figure === 'errors') return { planned, decision };
    return { planned, decision: { ...decision, outcome: 'errored', message } };
  });
}
