import { randomBytes } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { ExecutionEnvironment, RunResult } from '../environment/executionEnvironment.ts';
import { tooLargeFailure } from '../environment/failure.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { InvocationMeasured, InvocationOutcome } from '../lambdaStandIn.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import { targetArn } from '../state/target.ts';
import { trackBackground } from '../state/trackBackground.ts';
import { initialize, type InvocationRequest } from './initialize.ts';
import { platformLog } from './platformLog.ts';
import type { Report } from './reportLine.ts';

export interface InvocationResult extends InvocationOutcome {
  /** The function's answer, byte for byte. */
  body: Buffer;
  /** Only for a cold start. */
  initDurationMs?: number;
}

/** Lambda's limit for an answer: 6 MB and 100 bytes. */
const ANSWER_BYTES = 6_291_556;

function traceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Sampled=0`;
}

/** Hands the event to an environment; `spentMs` of the function's time have passed already. */
async function handle(
  version: FunctionVersion,
  environment: ExecutionEnvironment,
  request: InvocationRequest,
  spentMs: number,
): Promise<RunResult> {
  const { timeoutSeconds, memorySizeMb } = version.config;
  const milliseconds = Math.max(1, timeoutSeconds * 1000 - spentMs);
  const { requestId, payload, target, clientContext, signal } = request;
  const run = await environment.run(
    {
      requestId,
      payload,
      deadlineMs: Date.now() + Math.round(milliseconds),
      invokedFunctionArn: targetArn(target),
      traceId: traceId(),
      ...(clientContext === undefined ? {} : { clientContext }),
    },
    { milliseconds, timeoutSeconds, memorySizeMb, ...(signal && { signal }) },
  );
  const durationMs = run.durationMs + spentMs;
  if ((run.body?.length ?? 0) <= ANSWER_BYTES) return { ...run, durationMs };
  return { ...run, durationMs, failure: tooLargeFailure(ANSWER_BYTES) };
}

function reportOf(
  version: FunctionVersion,
  requestId: string,
  initDurationMs: number | undefined,
  { durationMs, failure, maxMemoryUsedMb }: RunResult,
): Report {
  return {
    requestId,
    version: version.version,
    durationMs,
    memorySizeMb: version.config.memorySizeMb,
    maxMemoryUsedMb,
    initDurationMs,
    status: failure?.status ?? 'success',
    ...(failure === undefined ? {} : { errorType: failure.errorType }),
  };
}

async function execute(
  context: LambdaContext,
  version: FunctionVersion,
  request: InvocationRequest,
): Promise<InvocationResult> {
  const { requestId } = request;
  const { environment, initDurationMs, secondInit } = await initialize(context, version, request);
  environment.log.begin(requestId);
  const log = platformLog(environment.log, version.config.logFormat);
  log.started(requestId, version.version);
  const result =
    secondInit?.failure === undefined
      ? await handle(version, environment, request, secondInit?.durationMs ?? 0)
      : secondInit;
  const { failure, durationMs } = result;
  const logTail = log.ended(reportOf(version, requestId, initDurationMs, result), failure);
  version.pool.release(environment, version.config.timeoutSeconds * 1000 - durationMs);
  const body = failure?.document ?? result.body ?? Buffer.from('null');
  return {
    requestId,
    executedVersion: version.version,
    ...(failure === undefined ? {} : { functionError: 'Unhandled' }),
    ...(secondInit?.failure === undefined ? {} : { initFailed: true }),
    payload: body.toString('utf8'),
    body,
    logTail,
    durationMs,
    ...(initDurationMs === undefined ? {} : { initDurationMs }),
  };
}

function measurementOf(
  { functionName, version }: FunctionVersion,
  { requestId, target: { fn, qualifier } }: InvocationRequest,
  measured: Pick<InvocationMeasured, 'outcome' | 'durationMs' | 'initDurationMs'>,
): InvocationMeasured {
  const routing = fn.aliases.get(qualifier ?? '')?.routing;
  const weighted = Object.keys(routing?.additionalVersionWeights ?? {}).length > 0;
  return { requestId, functionName, qualifier, weighted, executedVersion: version, ...measured };
}

/** Runs a version once; throws AwsError `TooManyRequestsException` above the concurrency limit. */
export async function runInvocation(
  context: LambdaContext,
  version: FunctionVersion,
  request: InvocationRequest,
): Promise<InvocationResult> {
  const { running, concurrency, signal } = context;
  if (running.count >= concurrency) {
    context.measure(measurementOf(version, request, { outcome: 'throttled', durationMs: 0 }));
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
  }
  if (signal.aborted) throw new AwsError('ServiceException', 'The stand-in is closing', 500);
  running.count += 1;
  const execution = execute(context, version, request).finally(() => {
    running.count -= 1;
  });
  trackBackground(context, execution);
  const { functionError, durationMs, initDurationMs } = await execution;
  const outcome = functionError === undefined ? 'succeeded' : 'failed';
  const measured = {
    outcome,
    durationMs,
    ...(initDurationMs !== undefined && { initDurationMs }),
  } as const;
  context.measure(measurementOf(version, request, measured));
  return execution;
}
