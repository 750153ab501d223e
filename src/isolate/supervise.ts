import type { Logger } from '../model/check.ts';
import { codeDeployClient } from '../aws/codeDeployClient.ts';
import { closeIdleSockets } from '../aws/connections.ts';
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
import { endWarmUp } from '../hooks/warmup/warmUpRounds.ts';
import { invokeChild, type LambdaContext, type Supervised } from './invokeChild.ts';
import { startHandlerProcess, type HandlerProcess } from './handlerProcess.ts';
import { functionMemoryMb } from './nodeArguments.ts';
import type { FromChild, HandlerSource } from './protocol.ts';
import { handlerOutcome, supervisedReport } from './supervisedReport.ts';

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
    `the function has ${memoryMb} MB of memory; the two processes of the isolated entry want ${advisedMemoryMb} MB or more`,
  );
}

/** A Lambda handler that runs another one in a process of its own, and owns the report. */
export type SupervisingHandler = (event: unknown, context: unknown) => Promise<HookReport>;

/** How the child ended, and where its handler wants metrics to go. */
interface ChildsEnd {
  outcome: FromChild;
  metrics: MetricsSettings | undefined;
}

/** The word of one that is supervised itself: whoever supervises it reports. */
const refusal = {
  status: 'Failed',
  reason: 'ALLOW_TRAFFIC_HANDLER names a supervising handler; name your own module',
} as const;

/** A process that waits for an invocation, started when the environment is, or when it is needed. */
function handlerProcesses(source: () => HandlerSource, startNow: boolean): () => HandlerProcess {
  const start = (): HandlerProcess => startHandlerProcess(source());
  let waiting: HandlerProcess | undefined;
  if (startNow) {
    try {
      const child = start();
      waiting = child;
      warmInInit(() => child.ready);
    } catch {
      // Met again, and then reported, when the hook runs.
    }
  }
  return () => {
    const child = waiting ?? start();
    waiting = undefined;
    return child;
  };
}

/**
 * Supervises the handler that `source` names; `startNow` starts its process while Lambda initialises
 * the environment, where time and CPU cost nothing.
 */
export function supervise(source: () => HandlerSource, startNow: boolean): SupervisingHandler {
  // From now on: a child that is there already may write to its channel before any event comes.
  let held = startNow ? trapCrashes() : undefined;
  const nextProcess = handlerProcesses(source, startNow);
  let client: ReturnType<typeof codeDeployClient> | undefined;
  const live = (): ReturnType<typeof codeDeployClient> => (client ??= codeDeployClient());
  const reporter = reportStatus(live);
  if (startNow) warmInInit(warmReport(live));

  async function askChild(run: Supervised): Promise<ChildsEnd> {
    let child: HandlerProcess | undefined;
    try {
      child = nextProcess();
      const outcome = await invokeChild(child, run);
      return { outcome, metrics: readMetrics(child.loaded()?.metrics, []) };
    } catch (error) {
      const message = describeThrown(error);
      return { outcome: { kind: 'unusable', message }, metrics: undefined };
    } finally {
      // One process per invocation: whatever it left running ends with it.
      child?.end();
    }
  }

  return async (event, lambdaContext) => {
    endWarmUp();
    closeIdleSockets();
    const received = readHookEvent(event);
    const started = performance.now();
    // Before a process is started: where the handler names itself, each would start another one.
    if (isSupervised()) return supervisedReport(received, refusal, started)('failed');
    const context = (lambdaContext ?? {}) as LambdaContext;
    const deadline = startDeadline(lambdaContext, 'reports');
    const faults = held ?? trapCrashes();
    held = undefined;
    const logger = loggerOf(context);
    try {
      warnOfLittleMemory(logger);
      const { outcome, metrics } = await askChild({ event, context, deadline, faults });
      const word = handlerOutcome(outcome);
      return await publishReport({
        event: received.kind === 'hook' ? received.event : undefined,
        status: word.status,
        reporter,
        deadline,
        logger,
        metrics,
        record: supervisedReport(received, word, started),
      });
    } finally {
      deadline.dispose();
      await faults.release();
    }
  };
}
