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
