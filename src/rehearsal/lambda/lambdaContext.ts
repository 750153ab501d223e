import type { Clock } from '../clock.ts';
import type { TempFolder } from './code/tempFolder.ts';
import type { RuntimeProcess } from './environment/runtimeProcess.ts';
import type { LogLine } from './lambdaStandIn.ts';

/** What the whole stand-in shares: where it is, what time it is, what has to be cleaned up. */
export interface LambdaContext {
  region: string;
  accountId: string;
  clock: Clock;
  endpoint: () => string;
  random: () => number;
  temp: TempFolder;
  sdkFolder: string | undefined;
  /** How many invocations run at once before the next one is throttled. */
  concurrency: number;
  /** Lambda's limit for init; beyond it init starts again, within the function's own timeout. */
  initLimitMs: number;
  running: { count: number };
  emit: (line: LogLine) => void;
  /** Asynchronous invocations on their way. */
  background: Set<Promise<unknown>>;
  /** Has the process ended also when this one is killed. */
  guard: (process: RuntimeProcess) => void;
  /** Aborted when the stand-in closes. */
  signal: AbortSignal;
}

export function functionArn(
  { region, accountId }: Pick<LambdaContext, 'region' | 'accountId'>,
  functionName: string,
  qualifier?: string,
): string {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
