import { Error, Math } from '../../lib/primordials.ts';
import type { Check, CheckContext, CheckReport } from '../../model/check.ts';
import { durationInWords } from '../../lib/duration.ts';
import { clockOf, limitedSignal } from '../../lib/timers.ts';
import { runNested } from '../run/runCheck.ts';

/** Runs a check with its own signal and time limit; they end no later than the context's. */
export async function runLimited(
  check: Check,
  ms: number,
  context: CheckContext,
): Promise<CheckReport> {
  const clock = clockOf(context);
  const { now } = clock;
  const ends = now() + ms;
  const reason = new Error(`the time limit of ${durationInWords(ms)} was over`);
  const { signal, end } = limitedSignal(context.signal, ms, reason, clock);
  try {
    return await runNested(check, {
      ...context,
      signal,
      remainingTime: () => Math.min(context.remainingTime(), Math.max(0, ends - now())),
      invoke: (payload, options) => context.invoke(payload, { signal, ...options }),
    });
  } finally {
    end();
  }
}

/**
 * Runs one of several checks that take turns. An advisory check gets a fair share of the time that
 * is left: if it hangs, the checks that decide still have their turn.
 */
export async function runTurn(
  check: Check,
  turnsLeft: number,
  context: CheckContext,
): Promise<CheckReport> {
  const isLast = turnsLeft <= 1;
  if (check.advisory !== true || isLast) return runNested(check, context);
  return runLimited(check, Math.max(0, context.remainingTime()) / turnsLeft, context);
}
