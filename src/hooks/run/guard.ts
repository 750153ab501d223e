import { Promise, setImmediate } from '../../lib/primordials.ts';
import type { Logger } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { DeadlineError, startDeadline } from './deadline.ts';
import { publishReport } from '../report/publishReport.ts';
import { snapshotGlobals } from '../process/globalsSnapshot.ts';
import { readHookEvent, type ReceivedEvent } from './hookEvent.ts';
import { makeHookReport, type HookReport, type Reported } from '../../model/hookReport.ts';
import type { Hook, HookRun } from './hookRun.ts';
import { jsonLogger, quietly } from '../report/jsonLogger.ts';
import { redaction } from '../redaction/redaction.ts';
import type { Reporter } from '../report/reporter.ts';
import { runHook } from './runHook.ts';
import { CrashError, trapCrashes, type CrashTrap } from '../process/crashTrap.ts';
import { isSupervised, leaveToSupervisor } from '../process/supervised.ts';
import type { Verdict } from './verdict.ts';

const dryRunEvent = { DeploymentId: 'dry-run', LifecycleEventHookExecutionId: 'dry-run' };

function loggerOf(hook: Hook, lambdaContext: unknown): Logger {
  const context = (lambdaContext ?? {}) as { functionName?: string; awsRequestId?: string };
  const line = { functionName: context.functionName, requestId: context.awsRequestId };
  return quietly(hook.options.logger ?? jsonLogger(line));
}

function begin(hook: Hook, received: ReceivedEvent, lambdaContext: unknown): HookRun {
  const dryRun = received.kind === 'dryRun' ? received : undefined;
  return {
    hook,
    event: received.kind === 'hook' ? received.event : dryRunEvent,
    dryRun,
    lambdaContext,
    deadline: startDeadline(lambdaContext, isSupervised() ? 'supervised' : 'reports'),
    logger: loggerOf(hook, lambdaContext),
    redaction: redaction(hook.options.redact),
    lifecycleEvent: hook.lifecycleEvent ?? dryRun?.lifecycleEvent,
    targets: [],
    checks: [],
    notes: [],
    verdict: undefined,
  };
}

function reasonFor(thrown: unknown, run: HookRun): string {
  if (thrown instanceof CrashError) return thrown.message;
  if (thrown instanceof DeadlineError && run.verdict) {
    // A failed check explains more than a middleware that hangs afterwards.
    if (run.verdict.reason !== undefined && run.verdict.status === 'Failed')
      return run.verdict.reason;
    return `a middleware had not ended when ${thrown.message}; the checks had ${run.verdict.status}`;
  }
  return describeThrown(thrown);
}

/** Failed unless there is a verdict and nothing crashed meanwhile. */
async function reachVerdict(run: HookRun, received: unknown, crashes: CrashTrap): Promise<Verdict> {
  const failed = (thrown: unknown): Verdict => ({
    status: 'Failed',
    reason: reasonFor(thrown, run),
  });
  try {
    // The deadline races the work as well as aborting it, because a check may ignore its signal.
    // Node reports unhandled rejections only after one more turn of the event loop.
    const done = runHook(run, received).then(() => new Promise((resolve) => setImmediate(resolve)));
    await Promise.race([done, run.deadline.over, crashes.first]);
  } catch (thrown) {
    return failed(thrown);
  }
  const crash = crashes.seen();
  if (crash) return failed(crash);
  return run.verdict ?? { status: 'Failed', reason: 'no verdict was reached' };
}

function recordMaker(run: HookRun, found: Verdict, started: number) {
  return (reported: Reported, note?: string): HookReport => {
    const all = note === undefined ? run.notes : [...run.notes, note];
    const notes = all.map(run.redaction.text);
    return makeHookReport({
      deploymentId: run.dryRun ? undefined : run.event.DeploymentId,
      lifecycleEvent: run.lifecycleEvent,
      status: found.status,
      reason: found.reason === undefined ? undefined : run.redaction.text(found.reason),
      targets: run.targets,
      checks: run.checks,
      notes,
      reported,
      durationMs: now() - started,
    });
  };
}

/** What a run changes in its process and restores, or leaves for a supervisor. */
export interface ProcessHooks {
  trap: () => CrashTrap;
  snapshot: () => () => void;
  leave: (report: HookReport) => HookReport;
}

const realProcess: ProcessHooks = {
  trap: trapCrashes,
  snapshot: snapshotGlobals,
  leave: leaveToSupervisor,
};

/**
 * The outermost layer: whatever happens inside, it reports one status within the function's time.
 * Rejects with a `HookEventError` if the event lacks the two ids, and with a `ReportError` if the
 * report failed. Only the warm-up passes its own process hooks.
 */
export async function guard(
  hook: Hook,
  reporter: Reporter,
  received: unknown,
  lambdaContext: unknown,
  { trap, snapshot, leave }: ProcessHooks = realProcess,
): Promise<HookReport> {
  const event = readHookEvent(received);
  const started = now();
  const crashes = trap();
  const putGlobalsBack = snapshot();
  const run = begin(hook, event, lambdaContext);
  try {
    const found = await reachVerdict(run, received, crashes);
    putGlobalsBack();
    const recordOf = recordMaker(run, found, started);
    // A supervisor reads the record, and reports and logs it.
    if (isSupervised()) return leave(recordOf('failed'));
    return await publishReport({
      event: run.dryRun ? undefined : run.event,
      status: found.status,
      reporter,
      deadline: run.deadline,
      logger: run.logger,
      metrics: hook.options.metrics,
      record: recordOf,
    });
  } finally {
    run.deadline.dispose();
    await crashes.release();
  }
}
