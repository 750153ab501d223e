import type { LifecycleHookEvent, Logger } from '../checks/check.ts';
import { describeThrown } from '../checks/describeThrown.ts';
import type { Deadline } from './deadline.ts';
import type { HookReport, HookStatus, Reported } from './hookReport.ts';
import type { Reporter } from './reportStatus.ts';

export interface Delivery {
  /** `undefined`: a dry run, of which nobody is told. */
  event: LifecycleHookEvent | undefined;
  status: HookStatus;
  reporter: Reporter;
  deadline: Deadline;
  logger: Logger;
  /** The record, once it is known what became of the report. */
  record: (reported: Reported, note?: string) => HookReport;
}

function log(logger: Logger, report: HookReport): HookReport {
  const level = report.status === 'Succeeded' ? 'info' : 'error';
  logger[level](`${report.lifecycleEvent ?? 'lifecycle hook'} ${report.status}`, report);
  return report;
}

/** Tells CodeDeploy the status, and the log everything. Rejects where CodeDeploy was not told. */
export async function deliver(delivery: Delivery): Promise<HookReport> {
  const { event, status, reporter, deadline, logger, record } = delivery;
  if (!event) return log(logger, record('dryRun'));
  const report = {
    deploymentId: event.DeploymentId,
    lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
    status,
  };
  let reported: Reported;
  try {
    reported = await reporter(report, () => deadline.remainingForReport());
  } catch (error) {
    log(logger, record('failed', describeThrown(error)));
    // Lambda's asynchronous retry gets another try.
    throw error;
  }
  const another =
    'another report came first: the status that CodeDeploy accepted is not known here';
  return log(logger, record(reported, reported === 'alreadyCompleted' ? another : undefined));
}
