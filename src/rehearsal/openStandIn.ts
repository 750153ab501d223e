import { cloudWatchOperations } from './cloudwatch/cloudWatchOperations.ts';
import { createCloudWatchState, type CloudWatchState } from './cloudwatch/cloudWatchState.ts';
import { recordInvocation } from './cloudwatch/run/recordInvocation.ts';
import { codeDeployOperations } from './codedeploy/codeDeployOperations.ts';
import {
  createCodeDeployState,
  type CodeDeployOptions,
  type CodeDeployState,
} from './codedeploy/codeDeployState.ts';
import { stopOnAlarm } from './codedeploy/run/stopOnAlarm.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { reportEvent } from './codedeploy/state/reportEvent.ts';
import type { Clock } from './clock.ts';
import { newCredentials, type StandInCredentials } from './credentials.ts';
import { FunctionRequestLog, putStatus, type FunctionRequests } from './functionRequests.ts';
import type { Fault, Faults } from './http/faults.ts';
import type { OperationMap } from './http/operation.ts';
import { startServer, type ServerOptions, type StandInServer } from './http/startServer.ts';
import { createLambda, type LocalLambda } from './lambda/createLambda.ts';
import type { InvocationMeasured } from './lambda/lambdaStandIn.ts';
import { simulatedClock } from './simulatedClock.ts';
import { snsOperations, type Notification } from './sns/snsOperations.ts';

export interface OpenStandInOptions extends Pick<
  CodeDeployOptions,
  'hookTimeout' | 'duplicates' | 'assumptions'
> {
  port?: number;
  clock?: Clock;
  minuteMs?: number;
  faults?: Faults;
  seed?: number;
}

/** Who is told of what happens in the stand-in. */
export interface StandInObserver {
  /** An invocation ended or was throttled. */
  invocation(measured: InvocationMeasured): void;
  /** A request of an operation, `service.Operation`, met a fault. */
  fault(operation: string, fault: Fault): void;
}

/** The stand-in, with the state that rehearsals read and change. */
export interface OpenStandIn {
  readonly endpoint: string;
  readonly port: number;
  /** What every request must be signed with. */
  readonly credentials: StandInCredentials;
  readonly codeDeploy: CodeDeployState;
  readonly cloudWatch: CloudWatchState;
  /** What SNS was asked to publish, oldest first. */
  readonly notifications: readonly Notification[];
  /** How many requests it has received, by `service.Operation`. */
  readonly requestCounts: Record<string, number>;
  readonly observers: Set<StandInObserver>;
  /** Lambda's API, as a request calls it. */
  readonly lambda: OperationMap;
  /** Invokes a version or alias and waits for the answer, as a caller does. */
  invoke: (functionName: string, qualifier: string, payload: Buffer) => Promise<void>;
  close(): Promise<void>;
}

/** Starts every service on one loopback port. */
export async function openStandIn(options: OpenStandInOptions = {}): Promise<OpenStandIn> {
  const { minuteMs, seed, port, faults } = options;
  const clock = options.clock ?? simulatedClock(minuteMs === undefined ? {} : { minuteMs });
  const credentials = newCredentials();
  const closing = new AbortController();
  const cloudWatch = createCloudWatchState(clock, closing.signal);
  const notifications: Notification[] = [];
  const observers = new Set<StandInObserver>();
  let server: StandInServer | undefined;
  const lambda = createLambda({
    clock,
    credentials,
    endpoint: () => server?.endpoint ?? '',
    onInvocation: (invocation) => {
      recordInvocation(cloudWatch, invocation);
      for (const observer of observers) observer.invocation(invocation);
    },
    ...(seed !== undefined && { seed }),
  });
  const requests = new FunctionRequestLog();
  const requestsOf = (functionName: string): FunctionRequests => requests.of(functionName);
  const isAlarmActive = (name: string): boolean =>
    cloudWatch.store.alarms.get(name)?.state === 'ALARM';
  const codeDeploy = createCodeDeployState({
    ...options,
    ...{ clock, lambda, requestsOf, isAlarmActive },
  });
  cloudWatch.context.listeners.add((name, state) => {
    if (state === 'ALARM') stopOnAlarm(codeDeploy, name);
  });
  const requestCounts: Record<string, number> = {};
  const serverOptions: ServerOptions = {
    codedeploy: codeDeployOperations(codeDeploy),
    lambda: lambda.operations,
    cloudwatch: cloudWatchOperations(cloudWatch),
    sns: snsOperations(notifications),
    credentials,
    ...listeners({ codeDeploy, lambda, requests, requestCounts, observers }),
    ...(port !== undefined && { port }),
    ...(faults && { faults }),
  };
  try {
    server = await startServer(serverOptions);
  } catch (error) {
    await lambda.close();
    throw error;
  }
  const opened = server;
  return {
    endpoint: opened.endpoint,
    port: opened.port,
    credentials,
    codeDeploy,
    cloudWatch,
    notifications,
    requestCounts,
    observers,
    lambda: lambda.operations,
    invoke: async (FunctionName, Qualifier, Payload) => {
      await lambda.operations['Invoke']?.({ FunctionName, Qualifier, Payload });
    },
    close: async () => {
      closing.abort(new Error('the stand-in is closing'));
      await endDeployments(codeDeploy);
      await lambda.close();
      await opened.close();
    },
  };
}

/** What the server tells of requests and calls. */
function listeners({
  codeDeploy,
  lambda,
  requests,
  requestCounts,
  observers,
}: {
  codeDeploy: CodeDeployState;
  lambda: LocalLambda;
  requests: FunctionRequestLog;
  requestCounts: Record<string, number>;
  observers: OpenStandIn['observers'];
}): Pick<ServerOptions, 'onRequest' | 'onReceived' | 'onFault' | 'onPastCall' | 'onAnswer'> {
  return {
    onFault: (service, operation, fault) => {
      for (const observer of observers) observer.fault(`${service}.${operation}`, fault);
    },
    onRequest: (service, operation, caller) => {
      requests.routed(caller, operation);
      const key = `${service}.${operation}`;
      requestCounts[key] = (requestCounts[key] ?? 0) + 1;
    },
    onReceived: (caller) => requests.received(caller),
    onPastCall: ({ functionName, version, refusal }) => {
      if (functionName === undefined || version === undefined) return;
      lambda.log({ functionName, version, text: refusal });
    },
    onAnswer: ({ operation, input }, error) => {
      // The operation emits the reports that it accepts.
      if (operation !== putStatus || error === undefined) return;
      codeDeploy.context.emit(reportEvent(codeDeploy, input, error));
    },
  };
}

/** Stops the running deployments without a rollback, and cancels the retries of their hooks. */
async function endDeployments({ store }: CodeDeployState): Promise<void> {
  const closed = new DeploymentFailure('MANUAL_STOP', 'The stand-in was closed.', {
    rollBack: false,
  });
  for (const deployment of store.deployments.values()) {
    deployment.stop.abort(closed);
    for (const invocation of deployment.hookInvocations.values()) invocation.abandon();
  }
  await Promise.all([...store.deployments.values()].map(({ finished }) => finished));
}
