import type { Clock } from '../clock.ts';
import type { StandInCredentials } from '../credentials.ts';
import type { TempFolder } from './code/tempFolder.ts';
import type { RuntimeProcess } from './environment/runtimeProcess.ts';
import type { InvocationMeasured, LogLine } from './lambdaStandIn.ts';

/** What all of the stand-in's Lambda shares. */
export interface LambdaContext {
  clock: Clock;
  endpoint: () => string;
  /** What functions sign their requests with. */
  credentials: StandInCredentials;
  /** From 0 up to, but not including, 1. */
  random: () => number;
  temp: TempFolder;
  /** What stands for `/var/runtime/node_modules`; undefined if this package finds no SDK. */
  sdkFolder: () => string | undefined;
  /** How many invocations may run at once; Lambda throttles the next one. */
  concurrency: number;
  /** Lambda's limit for init; after it init starts again, within the function's own timeout. */
  initLimitMs: number;
  running: { count: number };
  emit: (line: LogLine) => void;
  /** Called for every invocation that ended or was throttled. */
  measure: (invocation: InvocationMeasured) => void;
  /** Work that no caller awaits; `close` does. */
  background: Set<Promise<unknown>>;
  /** Makes sure that the process ends, even if this process is killed. */
  guard: (process: RuntimeProcess) => void;
  /** Aborted when the stand-in closes. */
  signal: AbortSignal;
}
