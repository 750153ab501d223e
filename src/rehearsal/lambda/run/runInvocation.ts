import { randomBytes } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { ExecutionEnvironment, RunResult } from '../environment/executionEnvironment.ts';
import { tooLarge } from '../environment/failures.ts';
import { trackBackground } from '../state/trackBackground.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { InvocationOutcome } from '../lambdaStandIn.ts';
import { initialize, type InvocationRequest } from './initialize.ts';
import { platformLog } from './platformLog.ts';
import type { Report } from './reportLine.ts';

/** The outcome, with the answer's bytes as they came. */
export interface InvocationResult extends InvocationOutcome {
  body: Buffer;
}

/** Lambda's limit for an answer: 6 MB and a little. */
const ANSWER_BYTES = 6_291_556;

async function give(
  version: FunctionVersion,
  environment: ExecutionEnvironment,
  request: InvocationRequest,
  spentMs: number,
): Promise<RunResult> {
  const { timeoutSeconds, memorySizeMb } = version.config;
  const milliseconds = Math.max(1, timeoutSeconds * 1000 - spentMs);
  const { requestId, payload, invokedFunctionArn, clientContext, signal } = request;
  const run = await environment.run(
    {
      requestId,
      payload,
      deadlineMs: Date.now() + Math.round(milliseconds),
      invokedFunctionArn,
      traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')};Sampled=0`,
      ...(clientContext === undefined ? {} : { clientContext }),
    },
    { milliseconds, timeoutSeconds, memorySizeMb, ...(signal && { signal }) },
  );
  const durationMs = run.durationMs + spentMs;
  if ((run.body?.length ?? 0) <= ANSWER_BYTES) return { ...run, durationMs };
  return { ...run, durationMs, failure: tooLarge(ANSWER_BYTES) };
}

function report(
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
  host: LambdaContext,
  version: FunctionVersion,
  request: InvocationRequest,
): Promise<InvocationResult> {
  const { environment, initDurationMs, spent } = await initialize(host, version, request);
  environment.log.begin(request.requestId);
  const log = platformLog(environment.log, version.config.logFormat);
  log.started(request.requestId, version.version);
  const result =
    spent?.failure === undefined
      ? await give(version, environment, request, spent?.durationMs ?? 0)
      : spent;
  const written = report(version, request.requestId, initDurationMs, result);
  const logTail = log.ended(written, result.failure);
  version.pool.release(environment, version.config.timeoutSeconds * 1000 - result.durationMs);
  const body = result.failure?.document ?? result.body ?? Buffer.from('null');
  return {
    requestId: request.requestId,
    executedVersion: version.version,
    ...(result.failure === undefined ? {} : { functionError: 'Unhandled' }),
    payload: body.toString('utf8'),
    body,
    logTail,
    durationMs: result.durationMs,
  };
}

/** Runs a version once. Throws AwsError `TooManyRequestsException` where too many run already. */
export async function runInvocation(
  host: LambdaContext,
  version: FunctionVersion,
  request: InvocationRequest,
): Promise<InvocationResult> {
  if (host.running.count >= host.concurrency) {
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
  }
  if (host.signal.aborted) {
    throw new AwsError('ServiceException', 'The stand-in is closing', 500);
  }
  host.running.count += 1;
  const running = execute(host, version, request).finally(() => {
    host.running.count -= 1;
  });
  trackBackground(host, running);
  return running;
}
