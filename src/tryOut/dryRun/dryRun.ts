import { isAfterShift } from '../../model/lifecycleEvents.ts';
import { asHookReport } from '../../model/asHookReport.ts';
import { makeHookReport, type HookReport } from '../../model/hookReport.ts';
import { awsSession } from './awsSession.ts';
import { DryRunError } from './dryRunError.ts';
import { findModule } from './findModule.ts';
import { findTarget, type FoundTarget } from './findTarget.ts';
import { readTarget } from './readTarget.ts';
import { runProcess, type ProcessOutcome } from './runProcess.ts';

/** Whose checks run against what. */
export interface DryRunRequest {
  /** The path of a module, with `#export` if it has several handlers, or of checks as JSON or YAML. */
  readonly module: string;
  /** `orders:8` or a qualified ARN each. */
  readonly targets: readonly string[];
  /** Default: the event that the handler serves; `BeforeAllowTraffic` for checks without code. */
  readonly lifecycleEvent?: string | undefined;
  /** The alias in front of every target. AfterAllowTraffic calls it. */
  readonly alias?: string | undefined;
  /** The timeout that the hook's function would have, in milliseconds. */
  readonly timeoutMs: number;
}

export interface DryRunSettings {
  readonly signal: AbortSignal;
  /** Receives each line that the user's code writes. */
  readonly onLog: (line: string) => void;
}

/**
 * Runs the checks of a handler from this machine, with the user's own credentials, and reports nothing to
 * CodeDeploy. Resolves with the handler's record, which is Failed if the handler broke. Rejects with a
 * {@link DryRunError} if there is nothing to run or to check, and with the signal's reason.
 */
export async function dryRun(
  request: DryRunRequest,
  settings: DryRunSettings,
): Promise<HookReport> {
  const { lifecycleEvent, alias, timeoutMs } = request;
  const found = findModule(request.module);
  const versions = request.targets.map(readTarget);
  if (lifecycleEvent !== undefined)
    requireAlias(lifecycleEvent, alias, `--event is ${lifecycleEvent}`);
  const session = await awsSession(versions.find(({ region }) => region !== undefined)?.region);
  let targets: FoundTarget[];
  try {
    targets = await Promise.all(
      versions.map((version) => findTarget(session, version, alias, settings.signal)),
    );
  } finally {
    session.client.destroy();
  }
  const event = {
    dryRun: true as const,
    target: targets.map(({ target }) => target),
    ...(lifecycleEvent !== undefined && { lifecycleEvent }),
  };
  const order = { ...found, event, context: contextIn(session.region), timeoutMs };
  const outcome = await runProcess(order, { ...settings, environment: session.environment });
  const report = reportOf(outcome, request);
  const notes = [...targets.flatMap((one) => one.notes), ...(report.notes ?? [])];
  return notes.length > 0 ? { ...report, notes } : report;
}

/** What middlewares read from Lambda's context. */
const contextIn = (region: string): Record<string, string> => ({
  functionName: 'allow-traffic-check',
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:${region}:000000000000:function:allow-traffic-check`,
  awsRequestId: 'dry-run',
});

/** The record of a handler that broke: nothing was measured. */
const brokenReport = (lifecycleEvent: string | undefined, reason: string): HookReport =>
  makeHookReport({
    deploymentId: undefined,
    lifecycleEvent,
    status: 'Failed',
    reason,
    bypass: undefined,
    targets: [],
    checks: [],
    notes: [],
    reported: 'dryRun',
    actions: undefined,
    durationMs: 0,
  });

function reportOf(outcome: ProcessOutcome, request: DryRunRequest): HookReport {
  if ('message' in outcome) {
    if (outcome.kind === 'unusable') throw new DryRunError(outcome.message);
    return brokenReport(request.lifecycleEvent, outcome.message);
  }
  const report = asHookReport(outcome.value);
  if (report === undefined) {
    throw new DryRunError(
      `the handler in ${request.module} returned no record; expected what a handler of allow-traffic returns`,
    );
  }
  assertEvent(report, request);
  return report;
}

function requireAlias(lifecycleEvent: string, alias: string | undefined, subject: string): void {
  if (!isAfterShift(lifecycleEvent) || alias !== undefined) return;
  throw new DryRunError(`${subject}: its checks call the alias; name it, such as --alias live`);
}

/** The handler says only in its record which event it serves. */
function assertEvent({ lifecycleEvent }: HookReport, request: DryRunRequest): void {
  const { module, lifecycleEvent: wanted, alias } = request;
  if (lifecycleEvent === undefined) {
    throw new DryRunError(
      `${module} serves several events; name one, such as --event BeforeAllowTraffic`,
    );
  }
  if (wanted !== undefined && wanted !== lifecycleEvent) {
    throw new DryRunError(
      `${module} serves ${lifecycleEvent}, not ${wanted}; leave out --event, or name another export`,
    );
  }
  requireAlias(lifecycleEvent, alias, `${module} serves ${lifecycleEvent}`);
}
