import type { ExitStatus } from './runtimeProcess.ts';

/** Why an invocation has no answer from the function. */
export interface Failure {
  errorType: string;
  /** Lambda's error document, as Invoke's payload. */
  document: Buffer;
  /** The line that Lambda logs; empty if the process has logged the error itself. */
  logged: string;
  /** As in the REPORT line: `failure` is the function's own, `error` and `timeout` are Lambda's. */
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
  const message = `Task timed out after ${seconds.toFixed(2)} seconds`;
  return failure(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: ${message}`,
    'timeout',
    `${new Date().toISOString()} ${requestId} ${message}`,
  );
}

/** Signals in the words of Lambda's log. */
const signalNames: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
};

function exitReason({ code, signal }: ExitStatus): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signalNames[signal] ?? signal}`;
  if (code === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code ?? 'unknown'}`;
}

export function exitFailure(requestId: string, status: ExitStatus): Failure {
  const [errorType, reason] =
    status.error === undefined
      ? ['Runtime.ExitError', exitReason(status)]
      : ['Runtime.InvalidEntrypoint', status.error.message];
  const message = `RequestId: ${requestId} Error: ${reason}`;
  return failure(errorType, message, 'error', `${message}\n${errorType}`);
}

/** The error that the process itself has posted. */
export function postedFailure(document: Buffer, status: Failure['status']): Failure {
  let errorType = 'Unknown';
  try {
    const parsed = JSON.parse(document.toString('utf8')) as { errorType?: unknown } | null;
    if (typeof parsed?.errorType === 'string') errorType = parsed.errorType;
  } catch {
    // A runtime may post anything, and Lambda passes it on.
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
