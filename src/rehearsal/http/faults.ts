import { AwsError } from './awsError.ts';
import type { Service } from './operation.ts';

/** What goes wrong: refused, throttled, late, connection torn, or an answer that makes no sense. */
export type FaultKind = 'deny' | 'throttle' | 'latency' | 'reset' | 'garbage';

/** What goes wrong with the requests of one operation. */
export interface Fault {
  /** Default `latency`. */
  fault?: FaultKind;
  /** Only the first so many requests; default all of them. */
  times?: number;
  /** Milliseconds before the answer; default 1000 for `latency`, none otherwise. */
  latency?: number;
}

/** By `service.Operation`: `{ 'codedeploy.GetDeployment': 'deny' }`. */
export type Faults = Readonly<Record<string, FaultKind | Fault>>;

const kinds: readonly string[] = ['deny', 'throttle', 'latency', 'reset', 'garbage'];
const LATENCY_MS = 1000;

/** Finds the fault of a request, and counts it; throws a TypeError where one is not written right. */
export type NextFault = (service: Service, operation: string) => Fault | undefined;

function whole(key: string, member: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return;
  throw new TypeError(`faults: '${key}' has ${member} ${value}; expected a whole number from 0`);
}

function parse(key: string, given: FaultKind | Fault): Fault & { fault: FaultKind } {
  if (!/^(codedeploy|lambda)\.[A-Z]\w+$/.test(key)) {
    throw new TypeError(
      `faults: '${key}' names no operation; expected codedeploy.Operation or lambda.Operation`,
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
  whole(key, 'times', fault.times);
  whole(key, 'latency', fault.latency);
  return fault.fault === 'latency' ? { latency: LATENCY_MS, ...fault } : fault;
}

export function createFaults(faults: Faults = {}): NextFault {
  const left = new Map<string, { fault: Fault; times: number }>();
  for (const [key, given] of Object.entries(faults)) {
    const fault = parse(key, given);
    left.set(key, { fault, times: fault.times ?? Infinity });
  }
  return (service, operation) => {
    const entry = left.get(`${service}.${operation}`);
    if (entry === undefined || entry.times <= 0) return undefined;
    entry.times -= 1;
    return entry.fault;
  };
}

/** `Invoke` is granted as `lambda:InvokeFunction`; every other action has its operation's name. */
const action = (service: Service, operation: string): string =>
  operation === 'Invoke' ? 'lambda:InvokeFunction' : `${service}:${operation}`;

/** AWS's error for a refusal or a throttle; awsJson1.1 services answer both with status 400. */
export function faultError(
  kind: 'deny' | 'throttle',
  service: Service,
  operation: string,
  resource: string,
): AwsError {
  if (kind === 'throttle') {
    return service === 'lambda'
      ? new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429)
      : new AwsError('ThrottlingException', 'Rate exceeded');
  }
  const granted = action(service, operation);
  return new AwsError(
    'AccessDeniedException',
    `User: arn:aws:sts::123456789012:assumed-role/rehearsal/rehearsal is not authorized to perform: ` +
      `${granted} on resource: ${resource} because no identity-based policy allows the ${granted} action`,
    service === 'lambda' ? 403 : 400,
  );
}
