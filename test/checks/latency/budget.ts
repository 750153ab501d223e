import type { CheckContext, CheckReport } from '../../../src/model/check.ts';
import { latencyBudget, type LatencyBudgetOptions } from '../../../src/checks/latencyBudget.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext, type Answering } from '../fakeContext.ts';

/**
 * Runs a latency budget: its report, and the calls that it made. Unless the options say otherwise, it
 * makes one call at a time and warms up with one call of each version, so that tests can count them.
 */
export async function budget(
  options: Omit<LatencyBudgetOptions, 'payload'> & Partial<LatencyBudgetOptions>,
  answering: Answering = () => ({}),
  over: Partial<CheckContext> = {},
): Promise<CheckReport & { calls: number; options: unknown[] }> {
  const context = fakeContext(answering, over);
  const report = await runCheck(
    latencyBudget({ payload: {}, concurrency: 1, warmUp: 1, ...options }),
    context,
  );
  const asked = context.calls.map((call) => call.options);
  return { ...report, calls: context.calls.length, options: asked };
}

/** A function that always takes `ms` milliseconds, by its REPORT lines. */
export const taking =
  (ms: number): Answering =>
  () => ({ report: { durationMs: ms } });
