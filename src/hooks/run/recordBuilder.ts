import { now } from '../../lib/clock.ts';
import { makeHookReport, type HookReport, type Reported } from '../../model/hookReport.ts';
import type { HookRun } from './hookRun.ts';
import type { Verdict } from './verdict.ts';

/** Returns a function that builds the record once it is known what was reported. */
export function recordBuilder(
  run: HookRun,
  verdict: Verdict,
  started: number,
): (reported: Reported, note?: string) => HookReport {
  return (reported: Reported, note?: string): HookReport => {
    const all = note === undefined ? run.notes : [...run.notes, note];
    const notes = all.map(run.redaction.text);
    return makeHookReport({
      deploymentId: run.dryRun ? undefined : run.event.DeploymentId,
      lifecycleEvent: run.lifecycleEvent,
      status: verdict.status,
      reason: verdict.reason === undefined ? undefined : run.redaction.text(verdict.reason),
      bypass: run.bypass && { ...run.bypass, reason: run.redaction.text(run.bypass.reason) },
      targets: run.targets,
      checks: run.checks,
      notes,
      reported,
      actions: undefined,
      durationMs: now() - started,
    });
  };
}
