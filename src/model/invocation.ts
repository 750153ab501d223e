/** Options for an invocation. */
export interface InvokeOptions {
  /**
   * What to invoke: `'target'` (the version being deployed), `'current'` (the version in
   * production), `'alias'`, or a version number. Never `$LATEST`.
   * @default `'target'` in BeforeAllowTraffic, `'alias'` in AfterAllowTraffic
   */
  version?: string;
  /**
   * Sent as Lambda's ClientContext, under `custom` and `Custom` because runtimes read one or the
   * other. At most 3,583 bytes as base64.
   * @default who calls: `{ "user-agent": "aws-codedeploy-hook-BeforeAllowTraffic/VERSION" }`
   */
  clientContext?: Record<string, unknown>;
  /**
   * Lambda's tenant id, for functions with tenant isolation.
   * @default none
   */
  tenantId?: string;
  /**
   * `true`: invoke again even if another check asked for the same.
   * @default `false`; `true` in combinators that run a check again
   */
  fresh?: boolean;
  /**
   * Ends the wait, but not an invocation that others share.
   * @default the context's signal
   */
  signal?: AbortSignal;
}

/** Milliseconds and megabytes of Lambda's REPORT line (text) or `platform.report` record (JSON). */
export interface ReportLine {
  /** Duration: milliseconds that the handler ran. */
  durationMs: number;
  /** Billed Duration, in milliseconds. */
  billedDurationMs?: number;
  /** Memory Size: the memory that the function has, in megabytes. */
  memorySizeMb?: number;
  /** Max Memory Used, in megabytes. */
  maxMemoryUsedMb?: number;
  /**
   * Only for a cold start: Init Duration, or Restore Duration with SnapStart.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/snapstart-monitoring.html
   */
  initDurationMs?: number;
}

/** One invocation of a function, as plain data. */
export interface Invocation {
  /** The answer: its value if it is JSON, otherwise its text. `undefined` if it is empty. */
  payload: unknown;
  /** `Unhandled` or `Handled` if the function failed. The payload is then Lambda's error. */
  functionError?: string;
  /** The version that ran, according to Lambda. */
  executedVersion?: string;
  /** The qualifier that was invoked: a version number or an alias. */
  qualifier: string;
  /** The figures of the REPORT line, if the log tail has one. */
  report?: ReportLine;
  /** Milliseconds on the caller's clock, including the network. */
  wallMs: number;
  /** How often Lambda throttled the call (429) before this answer. */
  throttles: number;
}

/** An invocation as the record shows it if the handler option `logPayloads` is on. */
export interface LoggedInvocation {
  /** The version number or alias that was invoked. */
  qualifier: string;
  /** The request, redacted. Missing if none was sent. */
  sent?: unknown;
  /** The answer, redacted. The body of a proxy response is parsed if it is JSON. */
  answered?: unknown;
  /** `Unhandled` or `Handled` if the function failed. */
  functionError?: string;
  /** How many calls were the same in all of this. */
  times: number;
}
