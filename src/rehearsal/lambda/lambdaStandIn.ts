/** What the CodeDeploy side and the rehearsal runner need of the local Lambda. */

/** One version (or `$LATEST`) of a function: how to run it. */
export interface FunctionCode {
  /** Folder (runs in place) or zip (unpacked); absolute. */
  codeUri: string;
  /** `file.export`; not used where `command` is set. */
  handler?: string;
  /** `nodejs22.x`, `nodejs24.x`; default `nodejs24.x`. */
  runtime?: string;
  /** Seconds; default 3. */
  timeout?: number;
  /** MB; default 128. */
  memorySize?: number;
  environment?: Record<string, string>;
  /** Zips or folders, absolute. */
  layers?: string[];
  /** Any process that speaks the Runtime API, instead of `handler`. */
  command?: string[];
  /** `JSON` writes the log as records, REPORT as `platform.report`; default `Text`. */
  logFormat?: 'Text' | 'JSON';
}

export interface AliasRouting {
  functionVersion: string;
  /** Weights of other versions, shares of 1. */
  additionalVersionWeights?: Record<string, number>;
}

/** How one attempt of an invocation ended. */
export interface InvocationOutcome {
  requestId: string;
  /** The version that ran. */
  executedVersion: string;
  /** `Unhandled` where the function threw, crashed or timed out. */
  functionError?: string;
  /** The answer as text; Lambda's error document where it failed. */
  payload: string;
  /** The last 4 KB of the log, REPORT line included. */
  logTail: string;
  /** Real milliseconds. */
  durationMs: number;
}

/** An asynchronous (Event) invocation: Lambda's retries happen behind it, on the clock's minutes. */
export interface AsyncInvocation {
  requestId: string;
  /** Called after each attempt, and now for attempts that have already ended. */
  onAttempt(listener: (attempt: InvocationOutcome) => void): void;
  /** Resolves when no more attempts will follow: the last outcome. */
  done: Promise<InvocationOutcome>;
  /** Gives up the retries that are still to come; a running attempt is ended. */
  abandon(): void;
}

export interface EventOptions {
  /** How many times more the same event arrives, at once, as Lambda may deliver it; default 0. */
  duplicates?: number;
}

/** One line of a function's log, or of its environment's own. */
export interface LogLine {
  functionName: string;
  version: string;
  requestId?: string;
  text: string;
}

export interface LambdaStandIn {
  /** Creates a function with `$LATEST`; throws AwsError where the code cannot be used. */
  createFunction(functionName: string, code: FunctionCode): Promise<void>;
  /** Adds a numbered version with code of its own (AWS numbers them; a rehearsal names them). */
  addVersion(functionName: string, version: string, code: FunctionCode): Promise<void>;
  putAlias(functionName: string, alias: string, routing: AliasRouting): void;
  /** Throws AwsError `ResourceNotFoundException`. */
  alias(functionName: string, alias: string): AliasRouting;
  hasFunction(functionName: string): boolean;
  versions(functionName: string): string[];
  /** Name, partial or full ARN, each with or without a qualifier; throws AwsError where unknown. */
  invokeEvent(functionRef: string, payload: unknown, options?: EventOptions): AsyncInvocation;
  onLog(listener: (line: LogLine) => void): void;
  /** Ends every environment (whole process groups) and removes what was unpacked. */
  close(): Promise<void>;
}
