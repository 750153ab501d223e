import type { ExecutionEnvironment, RunResult } from '../environment/executionEnvironment.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import { platformLog } from './platformLog.ts';

export interface InvocationRequest {
  requestId: string;
  payload: Buffer;
  invokedFunctionArn: string;
  /** JSON. */
  clientContext?: string;
  /** Ends the environment that runs it. */
  signal?: AbortSignal;
}

/** An environment, and what it took to have it. */
export interface Initialized {
  environment: ExecutionEnvironment;
  /** Undefined where it was warm. */
  initDurationMs: number | undefined;
  /** Set where init has used up some of the function's own time, or failed in it. */
  spent: RunResult | undefined;
}

/**
 * A warm environment or a new one. Where init fails Lambda tries once more as part of the
 * invocation, and what fails then is the invocation's failure.
 */
export async function initialize(
  host: LambdaContext,
  version: FunctionVersion,
  request: InvocationRequest,
): Promise<Initialized> {
  const { pool, config } = version;
  const idle = pool.takeIdle();
  if (idle !== undefined) return { environment: idle, initDurationMs: undefined, spent: undefined };
  const { timeoutSeconds, memorySizeMb } = config;
  const limit = { timeoutSeconds, memorySizeMb, ...(request.signal && { signal: request.signal }) };
  const first = await pool.start();
  const init = await first.init(request.requestId, { milliseconds: host.initLimitMs, ...limit });
  if (init.failure === undefined) {
    return { environment: first, initDurationMs: init.durationMs, spent: undefined };
  }
  platformLog(first.log, config.logFormat).initFailed(init.durationMs, init.failure);
  await first.end();
  const second = await pool.start();
  const milliseconds = timeoutSeconds * 1000;
  const spent = await second.init(request.requestId, { milliseconds, ...limit });
  return { environment: second, initDurationMs: undefined, spent };
}
