import type { ActionReport } from '../../model/actionReport.ts';
import type { LifecycleHookEvent, Logger } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import type { Deadline } from '../run/deadline.ts';
import type { HookReport, HookStatus, Reported } from '../../model/hookReport.ts';
import type { MetricsSettings } from '../metrics/metricsOptions.ts';
import { writeMetrics } from '../metrics/writeMetrics.ts';
import { redactEnvironment } from '../redaction/redactEnvironment.ts';
import type { Reporter } from './reporter.ts';

export interface Publication {
  /** `undefined` in a dry run, which reports nothing. */
  event: LifecycleHookEvent | undefined;
  status: HookStatus;
  reporter: Reporter;
  deadline: Deadline;
  logger: Logger;
  metrics: MetricsSettings | undefined;
  /** Runs the actions of the hook, or says why they do not run. Never rejects. */
  act?: ((report: HookReport) => Promise<ActionReport[]>) | undefined;
  /** Makes the record once the outcome of the report is known. */
  record: (reported: Reported, note?: string) => HookReport;
}

function publish({ logger, metrics }: Publication, record: HookReport): HookReport {
  const report = redactEnvironment(record);
  const { lifecycleEvent = 'lifecycle hook', status, reason, bypass } = report;
  const level = status === 'Failed' ? 'error' : bypass ? 'warn' : 'info';
  // The sentence says why, for a logger that ignores the rest. The logger may change its copy.
  logger[level](`${lifecycleEvent} ${status}${reason === undefined ? '' : `: ${reason}`}`, {
    ...report,
  });
  writeMetrics(report, metrics);
  return report;
}

/** The record with what became of the actions. Only now may they run: nothing changes the status any more. */
async function withActions({ act }: Publication, report: HookReport): Promise<HookReport> {
  if (act === undefined) return report;
  const actions = await act(redactEnvironment(report));
  return actions.length > 0 ? { ...report, actions } : report;
}

/** Reports the status, runs the actions, then logs the record. Rejects if the report failed. */
export async function publishReport(delivery: Publication): Promise<HookReport> {
  const { event, status, reporter, deadline, record } = delivery;
  if (!event) return publish(delivery, await withActions(delivery, record('dryRun')));
  let reported: Reported;
  try {
    reported = await reporter(event, status, () => deadline.remainingForReport());
  } catch (error) {
    publish(delivery, record('failed', describeThrown(error)));
    // Makes Lambda retry the asynchronous invocation.
    throw error;
  }
  const another =
    'another report came first (or an earlier attempt of this one, whose answer was lost): which status CodeDeploy accepted is not known';
  const done = record(reported, reported === 'alreadyCompleted' ? another : undefined);
  return publish(delivery, await withActions(delivery, done));
}
