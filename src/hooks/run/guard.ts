import { Promise, setImmediate } from '../../lib/primordials.ts';
import type { Logger } from '../../model/check.ts';
import { now } from '../../lib/clock.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { runActions } from '../actions/runActions.ts';
import { bypassVariable, bypassVerdict, decideBypass } from './bypass.ts';
import { DeadlineError, startDeadline } from './deadline.ts';
import { prepareReport } from '../report/prepareReport.ts';
import { publishReport } from '../report/publishReport.ts';
import { snapshotGlobals } from '../process/globalsSnapshot.ts';
import { readHookEvent, type ReceivedEvent } from './hookEvent.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { Hook, HookRun } from './hookRun.ts';
import { jsonLogger, quietly } from '../report/jsonLogger.ts';
import { redaction } from '../redaction/redaction.ts';
import type { Reporter } from '../report/reporter.ts';
import { recordBuilder } from './recordBuilder.ts';
import { runHook } from './runHook.ts';
import { CrashError, trapCrashes, type CrashTrap } from '../process/crashTrap.ts';
import { isSupervised, leaveToSupervisor, type Act } from '../process/supervised.ts';
import type { Verdict } from './verdict.ts';

const dryRunEvent = { DeploymentId: 'dry-run', LifecycleEventHookExecutionId: 'dry-run' };

function loggerOf(hook: Hook, lambdaContext: unknown): Logger {
  const context = (lambdaContext ?? {}) as { functionName?: string; awsRequestId?: string };
  const line = { functionName: context.functionName, requestId: context.awsRequestId };
  return quietly(hook.options.logger ?? jsonLogger(line));
}

function startRun(
  hook: Hook,
  received: ReceivedEvent,
  lambdaContext: unknown,
  { prepareReport }: ProcessHooks,
): HookRun {
  const dryRun = received.kind === 'dryRun' ? received : undefined;
  return {
    hook,
    event: received.kind === 'hook' ? received.event : dryRunEvent,
    dryRun,
    lambdaContext,
    deadline: startDeadline(lambdaContext, isSupervised() ? 'supervised' : 'reports'),
    logger: loggerOf(hook, lambdaContext),
    redaction: redaction(hook.options.redact),
    prepareReport,
    lifecycleEvent: hook.lifecycleEvent ?? dryRun?.lifecycleEvent,
    targets: [],
    checks: [],
    notes: [],
    verdict: undefined,
    bypass: undefined,
  };
}

function reasonFor(thrown: unknown, run: HookRun): string {
  if (thrown instanceof CrashError) return thrown.message;
  if (thrown instanceof DeadlineError && run.verdict) {
    // A failed check explains more than a middleware that hangs afterwards.
    if (run.verdict.reason !== undefined && run.verdict.status === 'Failed')
      return run.verdict.reason;
    return `a middleware was still running when ${thrown.message}; the checks had ${run.verdict.status}`;
  }
  return describeThrown(thrown);
}

/** Failed unless there is a verdict and nothing crashed meanwhile. */
async function reachVerdict(
  run: HookRun,
  received: unknown,
  crashes: CrashTrap,
  restoreGlobals: () => void,
): Promise<Verdict> {
  const failed = (thrown: unknown): Verdict => ({
    status: 'Failed',
    reason: reasonFor(thrown, run),
  });
  let fault: { thrown: unknown } | undefined;
  try {
    // It takes the time in which middlewares run and the target is found: they may hang.
    void run.prepareReport(run);
    // Node reports an unhandled rejection one turn of the event loop later.
    const done = runHook(run, received).then(() => new Promise((resolve) => setImmediate(resolve)));
    // The deadline also aborts a signal, but a check may ignore it.
    await Promise.race([done, run.deadline.over, crashes.first]);
  } catch (thrown) {
    fault = { thrown };
  }
  // Before this function answers: if all objects inherit a member `then`, no object is an answer.
  restoreGlobals();
  if (fault) return failed(fault.thrown);
  const crash = crashes.seen();
  if (crash) return failed(crash);
  return run.verdict ?? { status: 'Failed', reason: 'no verdict was reached' };
}

/** Read before any user code runs in this event: a check may write to the environment. */
function bypassed(run: HookRun, variable: string | undefined): Verdict | undefined {
  const { bypass: option } = run.hook.options;
  if (option === undefined && variable === undefined) return undefined;
  const { bypass, notes } = decideBypass(option, variable);
  run.notes.push(...notes);
  run.bypass = bypass;
  return bypass && bypassVerdict(bypass);
}

/** What a run does to its own process. The warm-up replaces it. */
export interface ProcessHooks {
  /** Catches crashes until the trap is released. */
  trapCrashes: () => CrashTrap;
  /** Remembers the globals, and returns a function that restores them. */
  snapshotGlobals: () => () => void;
  /** Opens and keeps what the report needs. */
  prepareReport: (run: HookRun) => Promise<void>;
  /** `ALLOW_TRAFFIC_BYPASS`, if it is this process that decides by it. */
  bypassVariable: () => string | undefined;
  /** Hands the record to the supervisor process, and the actions that it asks for later. */
  leaveToSupervisor: (report: HookReport, act: Act | undefined) => HookReport;
}

const realProcess: ProcessHooks = {
  trapCrashes,
  snapshotGlobals,
  prepareReport,
  // A supervisor has decided by the variable before this process loaded any code.
  bypassVariable: () => (isSupervised() ? undefined : bypassVariable()),
  leaveToSupervisor,
};

/**
 * The outermost layer. Whatever fails inside, it reports one status before Lambda's timeout, or
 * leaves the record to the supervisor process. Rejects with a `HookEventError` if the event lacks
 * the two ids, and with a `ReportError` if the report failed. Only the warm-up passes its own
 * process hooks.
 */
export async function guard(
  hook: Hook,
  reporter: Reporter,
  received: unknown,
  lambdaContext: unknown,
  processHooks: ProcessHooks = realProcess,
): Promise<HookReport> {
  const event = readHookEvent(received);
  const started = now();
  const crashes = processHooks.trapCrashes();
  const restoreGlobals = processHooks.snapshotGlobals();
  const run = startRun(hook, event, lambdaContext, processHooks);
  try {
    const bypass = bypassed(run, processHooks.bypassVariable());
    if (bypass) restoreGlobals();
    const verdict = bypass ?? (await reachVerdict(run, received, crashes, restoreGlobals));
    const buildRecord = recordBuilder(run, verdict, started);
    const { actions, metrics } = hook.options;
    const act: Act | undefined =
      actions &&
      ((report, remainingMs) =>
        runActions(actions, report, {
          clients: hook.clients,
          logger: run.logger,
          remainingMs,
          redact: run.redaction.text,
        }));
    // 'failed' is a placeholder: the supervisor replaces it when it has reported.
    if (isSupervised()) return processHooks.leaveToSupervisor(buildRecord('failed'), act);
    return await publishReport({
      event: run.dryRun ? undefined : run.event,
      status: verdict.status,
      reporter,
      deadline: run.deadline,
      logger: run.logger,
      metrics,
      act: act && ((report) => act(report, run.deadline.remainingForReport())),
      record: buildRecord,
    });
  } finally {
    run.deadline.dispose();
    await crashes.release();
  }
}
