import type { Architecture } from './state/versionConfig.ts';

/** How to run one version (or `$LATEST`) of a function. */
export interface FunctionCode {
  /** Absolute path of a folder, which runs in place, or of a zip, which is unpacked. */
  codeUri: string;
  /** A container image that Docker has; `codeUri` is empty, and a `command` replaces its own. */
  imageUri?: string;
  /** What the runtime runs, as on Lambda; a `command` and an OS-only runtime need none. */
  handler?: string;
  /**
   * A runtime of Lambda that is installed on this machine.
   * @default `nodejs24.x`
   */
  runtime?: string;
  /**
   * Seconds.
   * @default 3
   */
  timeout?: number;
  /**
   * MB.
   * @default 128
   */
  memorySize?: number;
  /** The function's environment variables. */
  environment?: Record<string, string>;
  /**
   * What the function says that it runs on; it runs on this machine.
   * @default `x86_64`
   */
  architecture?: Architecture;
  /** Absolute paths of zips or folders. */
  layers?: string[];
  /** A program that speaks the Runtime API, and its arguments; replaces the runtime. */
  command?: string[];
  /** What the function says of X-Ray, which is not here; default `PassThrough`. */
  tracingMode?: 'Active';
  /** `JSON` writes each log line as a JSON record, as Lambda does; default `Text`. */
  logFormat?: 'Text' | 'JSON';
}

/** Where an alias routes. */
export interface AliasRouting {
  /** The alias's own version. */
  functionVersion: string;
  /** The share of the traffic, from 0 to 1, that each other version gets. */
  additionalVersionWeights?: Record<string, number>;
}

/** How one attempt of an invocation ended. */
export interface InvocationOutcome {
  requestId: string;
  /** The version that ran; empty if Lambda refused to run it. */
  executedVersion: string;
  /** `Unhandled` if the function threw, crashed or timed out. */
  functionError?: string;
  /** `true` if the function's code did not load: its handler never ran. */
  initFailed?: boolean;
  /** The answer as text; Lambda's error document if the attempt failed. */
  payload: string;
  /** The last 4 KB of the log, including the REPORT line. */
  logTail: string;
  /** Real milliseconds. */
  durationMs: number;
}

/** An asynchronous (Event) invocation, with Lambda's retries; the clock waits between them. */
export interface AsyncInvocation {
  requestId: string;
  /** Calls the listener after each attempt, and at once for attempts that have already ended. */
  onAttempt(listener: (attempt: InvocationOutcome) => void): void;
  /** Resolves with the last outcome, when no more attempts follow. */
  done: Promise<InvocationOutcome>;
  /** Ends a running attempt and cancels all retries. */
  cancel(): void;
}

export interface EventOptions {
  /** How many extra times the event is delivered: Lambda delivers at least once. Default 0. */
  duplicates?: number;
}

/** What Lambda measures of one invocation for its metrics. */
export interface InvocationMeasured {
  requestId: string;
  functionName: string;
  /** The version or alias that was called; undefined if the call named the function alone. */
  qualifier: string | undefined;
  /** Whether the alias routes to two versions at the moment. */
  weighted: boolean;
  executedVersion: string;
  outcome: 'succeeded' | 'failed' | 'throttled';
  durationMs: number;
  /** Only for a cold start: the milliseconds of its init. */
  initDurationMs?: number;
}

/** One line of a function's log, written by the function or by Lambda. */
export interface LogLine {
  /** The function's name. */
  functionName: string;
  /** The version that ran. */
  version: string;
  /** Lambda's id of the request. Missing before the first one. */
  requestId?: string;
  /** The line, without its end. */
  text: string;
}

/** The local Lambda, as the CodeDeploy half and the rehearsal use it. */
export interface LambdaStandIn {
  /** Creates a function with `$LATEST`; rejects with AwsError if the code cannot be used. */
  createFunction(functionName: string, code: FunctionCode): Promise<void>;
  /** Adds a version with its own code. AWS chooses the number; here the caller does. */
  addVersion(functionName: string, version: string, code: FunctionCode): Promise<void>;
  putAlias(functionName: string, alias: string, routing: AliasRouting): void;
  /** Throws AwsError `ResourceNotFoundException` if there is no such alias. */
  alias(functionName: string, alias: string): AliasRouting;
  hasFunction(functionName: string): boolean;
  versions(functionName: string): string[];
  /** `functionRef`: a name or an ARN, with or without a qualifier. Throws AwsError if unknown. */
  invokeAsync(functionRef: string, payload: unknown, options?: EventOptions): AsyncInvocation;
  onLog(listener: (line: LogLine) => void): void;
  /** Ends every execution environment, with all its processes, and removes unpacked code. */
  close(): Promise<void>;
}
