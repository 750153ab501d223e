import { Error, Set, String } from '../lib/primordials.ts';
/** Why a call failed, as far as its caller must know. */
export type CallFailure = 'denied' | 'throttled' | 'transient' | 'aborted' | 'refused';

interface SdkError {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
  $retryable?: { throttling?: boolean };
}

const throttlings = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
  'BandwidthLimitExceeded',
  'SlowDown',
  'PriorRequestNotComplete',
  'EC2ThrottledException',
]);

const networkCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EADDRNOTAVAIL',
  'EMFILE',
  'ENETDOWN',
  'EHOSTDOWN',
  'EPROTO',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_SOCKET_CONNECTION_TIMEOUT',
]);

const timeouts = new Set(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException']);

const denials = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);

function classify(error: SdkError): CallFailure {
  const name = String(error.name);
  const status = error.$metadata?.httpStatusCode;
  if (name === 'AbortError') return 'aborted';
  if (denials.has(name)) return 'denied';
  if (throttlings.has(name) || error.$retryable?.throttling === true || status === 429) {
    return 'throttled';
  }
  if (networkCodes.has(String(error.code)) || timeouts.has(name)) return 'transient';
  // The SDK marks these itself as worth another attempt.
  if (error.$retryable !== undefined || error.$metadata?.clockSkewCorrected === true) {
    return 'transient';
  }
  if (status !== undefined && status >= 500) return 'transient';
  // What answered is not the service, or its answer was damaged: a page of a proxy, a broken connection.
  if (name === 'SyntaxError' || String(error.code).startsWith('HPE_')) return 'transient';
  return 'refused';
}

/** An AWS call that failed: the IAM action, AWS's name for the error, and the kind of failure. */
export class AwsCallError extends Error {
  override readonly name = 'AwsCallError';
  /** The IAM action, for example `codedeploy:GetDeployment`. */
  readonly action: string;
  /** The error's name in AWS's API, or Node's code for a network error. */
  readonly code: string;
  readonly failure: CallFailure;

  constructor(action: string, cause: unknown) {
    const error: SdkError =
      typeof cause === 'object' && cause !== null ? cause : { message: cause };
    const code =
      typeof error.code === 'string'
        ? error.code
        : typeof error.name === 'string'
          ? error.name
          : 'UnknownError';
    super(`${action}: ${code}: ${String(error.message)}`, { cause });
    this.action = action;
    this.code = code;
    this.failure = classify(error);
  }
}

/** Makes a call. Turns any error into an {@link AwsCallError} that names the action. */
export async function callAws<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof AwsCallError ? error : new AwsCallError(action, error);
  }
}
