import { account } from '../arns.ts';
import { AwsError } from './awsError.ts';
import { serviceNames, type Service } from './operation.ts';

/**
 * What goes wrong: `deny` refuses the request, `throttle` throttles it, `latency` delays the
 * answer, `reset` closes the connection without an answer, `garbage` answers with something else
 * than JSON.
 */
export type FaultKind = 'deny' | 'throttle' | 'latency' | 'reset' | 'garbage';

/** What goes wrong with the requests of one operation. */
export interface Fault {
  /**
   * What goes wrong.
   * @default `latency`
   */
  fault?: FaultKind;
  /**
   * How many requests it applies to, from the first one on.
   * @default all
   */
  times?: number;
  /**
   * Milliseconds before the answer.
   * @default 1000 for `latency`, none otherwise
   */
  latency?: number;
}

/** Faults by `service.Operation`: `{ 'codedeploy.GetDeployment': 'deny' }`. */
export type Faults = Readonly<Record<string, FaultKind | Fault>>;

const kinds: readonly string[] = ['deny', 'throttle', 'latency', 'reset', 'garbage'];
const LATENCY_MS = 1000;

/** The fault that the next request of an operation meets; each call counts as one request. */
export type NextFault = (service: Service, operation: string) => Fault | undefined;

function checkWhole(key: string, member: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return;
  throw new TypeError(`faults: '${key}' has ${member} ${value}; expected a whole number from 0`);
}

function parseFault(key: string, given: FaultKind | Fault): Fault & { fault: FaultKind } {
  if (!/^(codedeploy|lambda|cloudwatch|sns)\.[A-Z]\w+$/.test(key)) {
    throw new TypeError(
      `faults: '${key}' is not the name of an operation; expected SERVICE.Operation with ${Object.keys(serviceNames).join(', ')}`,
    );
  }
  const fault = {
    fault: 'latency' as const,
    ...(typeof given === 'string' ? { fault: given } : given),
  };
  if (!kinds.includes(fault.fault)) {
    throw new TypeError(
      `faults: '${key}' is '${fault.fault}'; expected one of ${kinds.join(', ')}`,
    );
  }
  checkWhole(key, 'times', fault.times);
  checkWhole(key, 'latency', fault.latency);
  return fault.fault === 'latency' ? { latency: LATENCY_MS, ...fault } : fault;
}

/** Throws a TypeError if a fault is not valid. */
export function createFaults(faults: Faults = {}): NextFault {
  const left = new Map<string, { fault: Fault; times: number }>();
  for (const [key, given] of Object.entries(faults)) {
    const fault = parseFault(key, given);
    left.set(key, { fault, times: fault.times ?? Infinity });
  }
  return (service, operation) => {
    const entry = left.get(`${service}.${operation}`);
    if (entry === undefined || entry.times <= 0) return undefined;
    entry.times -= 1;
    return entry.fault;
  };
}

/** The IAM action that allows an operation: only that of `Invoke` has another name. */
const iamAction = (service: Service, operation: string): string =>
  operation === 'Invoke' ? 'lambda:InvokeFunction' : `${service}:${operation}`;

/** How each service says that it refuses a request, and that it throttles one. */
const refusals: Readonly<Record<Service, Record<'deny' | 'throttle', [string, number]>>> = {
  codedeploy: { deny: ['AccessDeniedException', 400], throttle: ['ThrottlingException', 400] },
  lambda: { deny: ['AccessDeniedException', 403], throttle: ['TooManyRequestsException', 429] },
  cloudwatch: { deny: ['AccessDenied', 403], throttle: ['Throttling', 400] },
  sns: { deny: ['AuthorizationErrorException', 403], throttle: ['ThrottledException', 429] },
};

/** AWS's error for a refused or throttled request. */
export function faultError(
  kind: 'deny' | 'throttle',
  service: Service,
  operation: string,
  resource: string,
): AwsError {
  const [code, statusCode] = refusals[service][kind];
  if (kind === 'throttle') {
    const message = service === 'lambda' ? 'Rate Exceeded.' : 'Rate exceeded';
    return new AwsError(code, message, statusCode);
  }
  const action = iamAction(service, operation);
  return new AwsError(
    code,
    `User: arn:aws:sts::${account}:assumed-role/rehearsal/rehearsal is not authorized to perform: ` +
      `${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    statusCode,
  );
}
