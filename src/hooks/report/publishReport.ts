import type { LifecycleHookEvent, Logger } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import type { Deadline } from '../run/deadline.ts';
import type { HookReport, HookStatus, Reported } from '../../model/hookReport.ts';
import type { MetricsSettings } from '../metrics/metricsOptions.ts';
import { writeMetrics } from '../metrics/writeMetrics.ts';
import { redactEnvironment } from '../redaction/redactEnvironment.ts';
import type { Reporter } from './reporter.ts';

export interface Publication {
  /** `undefined`: a dry run, of which nobody is told. */
  event: LifecycleHookEvent | undefined;
  status: HookStatus;
  reporter: Reporter;
  deadline: Deadline;
  logger: Logger;
  metrics: MetricsSettings | undefined;
  /** The record, once it is known what became of the report. */
  record: (reported: Reported, note?: string) => HookReport;
}

function publish({ logger, metrics }: Publication, record: HookReport): HookReport {
  const report = redactEnvironment(record);
  const { lifecycleEvent = 'lifecycle hook', status, reason } = report;
  const level = status === 'Succeeded' ? 'info' : 'error';
  // A logger that takes only the sentence still says why. The record is its own: it may change it.
  logger[level](`${lifecycleEvent} ${status}${reason === undefined ? '' : `: ${reason}`}`, {
    ...report,
  });
  writeMetrics(report, metrics);
  return report;
}

/** Tells CodeDeploy the status, and the log everything. Rejects where CodeDeploy was not told. */
export async function publishReport(delivery: Publication): Promise<HookReport> {
  const { event, status, reporter, deadline, record } = delivery;
  if (!event) return publish(delivery, record('dryRun'));
  let reported: Reported;
  try {
    reported = await reporter(event, status, () => deadline.remainingForReport());
  } catch (error) {
    publish(delivery, record('failed', describeThrown(error)));
    // Lambda's asynchronous retry gets another try.
    throw error;
  }
  const another =
    'another report came first (or an earlier attempt of this one, whose answer was lost): the status that CodeDeploy accepted is not known here';
  return publish(delivery, record(reported, reported === 'alreadyCompleted' ? another : undefined));
}
