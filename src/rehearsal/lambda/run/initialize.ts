import type { ExecutionEnvironment, RunResult } from '../environment/executionEnvironment.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import type { Target } from '../state/target.ts';
import { platformLog } from './platformLog.ts';

export interface InvocationRequest {
  requestId: string;
  payload: Buffer;
  target: Target;
  /** JSON text. */
  clientContext?: string;
  /** Kills the environment that runs the invocation. */
  signal?: AbortSignal;
}

/** An execution environment, and what its init took. */
export interface Initialized {
  environment: ExecutionEnvironment;
  /** Undefined if the environment was warm, or if its init ran again. */
  initDurationMs: number | undefined;
  /** The second init, which uses the function's own time; undefined if there was none. */
  secondInit: RunResult | undefined;
}

/**
 * Takes a warm environment or starts a new one. If init fails, Lambda tries once more as part of
 * the invocation, so that a second failure is the invocation's.
 */
export async function initialize(
  context: LambdaContext,
  { pool, config }: FunctionVersion,
  { requestId, signal }: InvocationRequest,
): Promise<Initialized> {
  const idle = pool.takeIdle();
  if (idle !== undefined) {
    return { environment: idle, initDurationMs: undefined, secondInit: undefined };
  }
  const { timeoutSeconds, memorySizeMb } = config;
  const limit = { timeoutSeconds, memorySizeMb, ...(signal && { signal }) };
  const first = await pool.start();
  const init = await first.init(requestId, { milliseconds: context.initLimitMs, ...limit });
  if (init.failure === undefined) {
    return { environment: first, initDurationMs: init.durationMs, secondInit: undefined };
  }
  platformLog(first.log, config.logFormat).initFailed(init.durationMs, init.failure);
  await first.end();
  const second = await pool.start();
  const secondInit = await second.init(requestId, {
    milliseconds: timeoutSeconds * 1000,
    ...limit,
  });
  return { environment: second, initDurationMs: undefined, secondInit };
}
