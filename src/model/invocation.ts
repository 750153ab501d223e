/** How a check asks for an invocation. */
export interface InvokeOptions {
  /**
   * What to invoke: `'target'` (the version being deployed), `'current'` (the version in
   * production), `'alias'`, or a version number. Default: `'target'` in BeforeAllowTraffic,
   * `'alias'` in AfterAllowTraffic. Never `$LATEST`.
   */
  version?: string;
  /**
   * Sent as Lambda's ClientContext, under `custom` and `Custom` (the runtimes differ in what they
   * read); at most 3,583 bytes as base64.
   */
  clientContext?: Record<string, unknown>;
  /** Lambda's tenant id, for functions with tenant isolation. */
  tenantId?: string;
  /** `true`: invoke even if another check asked for the same. */
  fresh?: boolean;
  /** Ends the wait (not the invocation that others share). Default: the context's signal. */
  signal?: AbortSignal;
}

/** Milliseconds and megabytes of Lambda's REPORT line (text) or `platform.report` record (JSON). */
export interface ReportLine {
  durationMs: number;
  billedDurationMs?: number;
  memorySizeMb?: number;
  maxMemoryUsedMb?: number;
  /**
   * Only if the call was a cold start: Init Duration, or with SnapStart Restore Duration.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/snapstart-monitoring.html
   */
  initDurationMs?: number;
}

/** One invocation of a function, as plain data. */
export interface Invocation {
  /** The answer: parsed where it is JSON, else the text. `undefined` where it is empty. */
  payload: unknown;
  /** `Unhandled` or `Handled` where the function failed; the payload is then Lambda's error. */
  functionError?: string;
  /** The version that ran, as Lambda says. */
  executedVersion?: string;
  /** The qualifier that was invoked: a version number or an alias. */
  qualifier: string;
  /** What the function's log tail reported, where it did. */
  report?: ReportLine;
  /** Milliseconds on the caller's clock, the network included. */
  wallMs: number;
  /** How many times Lambda throttled the call (429) before this answer. */
  throttles: number;
}

/** An invocation as the record shows it where the handler option `logPayloads` asks for it. */
export interface LoggedInvocation {
  /** The version number or alias that was invoked. */
  qualifier: string;
  /** The request, redacted. Missing where none was sent. */
  sent?: unknown;
  /** The answer, redacted; the body of a proxy answer parsed where it is JSON. */
  answered?: unknown;
  functionError?: string;
  /** How many calls were alike in all of this. */
  times: number;
}
