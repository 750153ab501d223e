/** One invocation of a function, with its log. */
export interface RehearsedInvocation {
  /** Lambda's id of the request. */
  requestId: string;
  /** The function's name. */
  functionName: string;
  /** The version that ran: a number. */
  version: string;
  /** The minute in which it ended, on the deployment's own clock. */
  atMinute: number;
  /** `running`: it had not ended when the deployment had. */
  outcome: 'succeeded' | 'failed' | 'throttled' | 'running';
  /** Milliseconds that the handler ran. Missing if it had not ended. */
  durationMs?: number;
  /** Only for a cold start. */
  initDurationMs?: number;
  /** At most the first 20 and the last 30 lines, each cut after 1,000 characters. */
  log: string[];
  /** How many lines its log had. */
  logLines: number;
}
