import type { ExitStatus } from './runtimeProcess.ts';

/** Why an invocation has no answer of the function's own. */
export interface Failure {
  errorType: string;
  /** Lambda's error document, as Invoke's payload. */
  document: Buffer;
  /** The sentence of the log; empty where the process has written its own. */
  logged: string;
  /** As the REPORT line has it: `error` and `timeout` are the platform's, `failure` the function's. */
  status: 'failure' | 'error' | 'timeout';
}

function failure(
  errorType: string,
  errorMessage: string,
  status: Failure['status'],
  logged: string,
): Failure {
  const document = Buffer.from(JSON.stringify({ errorType, errorMessage }));
  return { errorType, document, status, logged };
}

export function timeoutFailure(requestId: string, seconds: number): Failure {
  const sentence = `Task timed out after ${seconds.toFixed(2)} seconds`;
  return failure(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: ${sentence}`,
    'timeout',
    `${new Date().toISOString()} ${requestId} ${sentence}`,
  );
}

/** Signals as Lambda's log names them. */
const signals: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
};

function exitReason({ code, signal }: ExitStatus): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signals[signal] ?? signal}`;
  if (code === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code ?? 'unknown'}`;
}

export function exitFailure(requestId: string, status: ExitStatus): Failure {
  const [errorType, reason] =
    status.error === undefined
      ? ['Runtime.ExitError', exitReason(status)]
      : ['Runtime.InvalidEntrypoint', status.error.message];
  const sentence = `RequestId: ${requestId} Error: ${reason}`;
  return failure(errorType, sentence, 'error', `${sentence}\n${errorType}`);
}

/** What the process itself posted as its error. */
export function postedFailure(document: Buffer, status: Failure['status']): Failure {
  let errorType = 'Unknown';
  try {
    const parsed = JSON.parse(document.toString('utf8')) as { errorType?: unknown } | null;
    if (typeof parsed?.errorType === 'string') errorType = parsed.errorType;
  } catch {
    // A runtime may post anything; it is handed on as it is.
  }
  return { errorType, document, status, logged: '' };
}

export function tooLargeFailure(limit: number): Failure {
  return failure(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${limit} bytes).`,
    'error',
    '',
  );
}
