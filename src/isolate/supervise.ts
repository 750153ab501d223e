import type { ActionReport } from '../model/actionReport.ts';
import type { Logger } from '../model/check.ts';
import { codeDeployClient } from '../aws/client/codeDeployClient.ts';
import { closeIdleSockets } from '../aws/client/connections.ts';
import { bypassVariable, bypassVerdict, decideBypass } from '../hooks/run/bypass.ts';
import { startDeadline } from '../hooks/run/deadline.ts';
import { describeThrown } from '../lib/describeThrown.ts';
import { readHookEvent } from '../hooks/run/hookEvent.ts';
import type { HookReport } from '../model/hookReport.ts';
import { jsonLogger } from '../hooks/report/jsonLogger.ts';
import { readMetrics, type MetricsSettings } from '../hooks/metrics/metricsOptions.ts';
import { publishReport } from '../hooks/report/publishReport.ts';
import { reportStatus } from '../hooks/report/reportStatus.ts';
import { isSupervised } from '../hooks/process/supervised.ts';
import { warmInInit } from '../hooks/warmup/warmInInit.ts';
import { warmReport } from '../hooks/warmup/warmReport.ts';
import { trapCrashes } from '../hooks/process/crashTrap.ts';
import { endWarmUpRounds } from '../hooks/warmup/warmUpRounds.ts';
import { askForActions } from './askForActions.ts';
import { invokeChild, type LambdaContext, type Supervised } from './invokeChild.ts';
import { startHandlerProcess, type HandlerProcess } from './handlerProcess.ts';
import { functionMemoryMb } from './nodeArguments.ts';
import type { FromChild, HandlerSource } from './protocol.ts';
import { handlerOutcome, supervisedReport, type HandlerOutcome } from './supervisedReport.ts';

const advisedMemoryMb = 256;

function loggerOf(context: LambdaContext): Logger {
  const requestId = context['awsRequestId'];
  return jsonLogger({
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    requestId: typeof requestId === 'string' ? requestId : undefined,
  });
}

function warnOfLittleMemory(logger: Logger): void {
  const memoryMb = functionMemoryMb();
  if (memoryMb >= advisedMemoryMb) return;
  logger.warn(
    `the function has ${memoryMb} MB of memory; the two processes of the isolated entry need ${advisedMemoryMb} MB or more`,
  );
}

/** A Lambda handler that runs another one in a process of its own, and reports for it. */
export type SupervisingHandler = (event: unknown, context: unknown) => Promise<HookReport>;

/** What the supervisor reports. */
interface Ended {
  found: HandlerOutcome;
  metrics: MetricsSettings | undefined;
  /** Runs the actions after the report. */
  act?: (report: HookReport) => Promise<ActionReport[]>;
  /** Ends the child. */
  end?: () => void;
}

/** The outcome if this handler runs in a child itself. The supervisor of that child reports it. */
const refusal = {
  status: 'Failed',
  reason: 'ALLOW_TRAFFIC_HANDLER names a supervising handler; name your own module',
} as const;

/** Hands out processes that wait for their event. */
interface HandlerProcesses {
  next(): HandlerProcess;
  /** Ends the one that nobody took. */
  end(): void;
}

/** The first process starts during init if `startNow`. */
function handlerProcesses(source: () => HandlerSource, startNow: boolean): HandlerProcesses {
  const start = (): HandlerProcess => startHandlerProcess(source());
  let waiting: HandlerProcess | undefined;
  if (startNow) {
    try {
      const child = start();
      waiting = child;
      warmInInit(() => child.ready);
    } catch {
      // The same happens when the hook runs, and is reported then.
    }
  }
  return {
    next: () => {
      const child = waiting ?? start();
      waiting = undefined;
      return child;
    },
    end: () => {
      waiting?.end();
      waiting = undefined;
    },
  };
}

/**
 * Supervises the handler that `source` names. `startNow` starts its process during init, when time
 * and CPU cost nothing.
 */
export function supervise(source: () => HandlerSource, startNow: boolean): SupervisingHandler {
  // From now on: a child that starts during init needs a supervisor that survives its own errors.
  let held = startNow ? trapCrashes() : undefined;
  // A bypass lets a module through that does not even load, so none of it is loaded.
  const startsChild = startNow && !decideBypass(undefined, bypassVariable()).bypass;
  const processes = handlerProcesses(source, startsChild);
  let client: ReturnType<typeof codeDeployClient> | undefined;
  const live = (): ReturnType<typeof codeDeployClient> => (client ??= codeDeployClient());
  const reporter = reportStatus(live);
  if (startNow) warmInInit(warmReport(live));

  async function askChild(run: Supervised, notes: readonly string[]): Promise<Ended> {
    let child: HandlerProcess;
    try {
      child = processes.next();
    } catch (error) {
      const outcome = { kind: 'unusable', message: describeThrown(error) } as const;
      return { found: { ...handlerOutcome(outcome), notes }, metrics: undefined };
    }
    const outcome = await invokeChild(child, run).catch((error: unknown): FromChild => ({
      kind: 'unusable',
      message: describeThrown(error),
    }));
    const isAlive = outcome.kind !== 'unusable';
    if (!isAlive) child.end();
    return {
      found: { ...handlerOutcome(outcome), notes },
      metrics: readMetrics(child.loaded()?.metrics, []),
      act: (report) => askForActions(child, isAlive, report, run.deadline.remainingForReport()),
      end: () => child.end(),
    };
  }

  /** How the hook ends: by a bypass that is decided here, or as its child says. */
  async function endOf(run: Supervised): Promise<Ended> {
    const { bypass, notes } = decideBypass(undefined, bypassVariable());
    if (!bypass) return askChild(run, notes);
    processes.end();
    const all = [...notes, "the hook's actions did not run: a bypass loads none of its code"];
    return { found: { ...bypassVerdict(bypass), bypass, notes: all }, metrics: undefined };
  }

  return async (event, lambdaContext) => {
    endWarmUpRounds();
    closeIdleSockets();
    const received = readHookEvent(event);
    const started = performance.now();
    // Checked before a process starts: a handler that names itself would start processes endlessly.
    if (isSupervised()) return supervisedReport(received, refusal, started)('failed');
    const context = (lambdaContext ?? {}) as LambdaContext;
    const deadline = startDeadline(lambdaContext, 'reports');
    const crashes = held ?? trapCrashes();
    held = undefined;
    const logger = loggerOf(context);
    let ended: Ended | undefined;
    try {
      warnOfLittleMemory(logger);
      ended = await endOf({ event, context, deadline, crashes });
      const { found, metrics, act } = ended;
      return await publishReport({
        event: received.kind === 'hook' ? received.event : undefined,
        status: found.status,
        reporter,
        deadline,
        logger,
        metrics,
        act,
        record: supervisedReport(received, found, started),
      });
    } finally {
      // One process for each invocation: whatever it left running ends with it.
      ended?.end?.();
      deadline.dispose();
      await crashes.release();
    }
  };
}
