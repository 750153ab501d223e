import { codeDeployOperations } from './codedeploy/codeDeployOperations.ts';
import {
  createCodeDeployState,
  type CodeDeployOptions,
  type CodeDeployState,
} from './codedeploy/codeDeployState.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { reportEvent } from './codedeploy/state/reportEvent.ts';
import type { Clock } from './clock.ts';
import { newCredentials, type StandInCredentials } from './credentials.ts';
import type { Faults } from './http/faults.ts';
import { startServer, type ServerOptions, type StandInServer } from './http/startServer.ts';
import { createLambda } from './lambda/createLambda.ts';
import { simulatedClock } from './simulatedClock.ts';

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

/** The stand-in, with the state that rehearsals read and change. */
export interface OpenStandIn {
  readonly endpoint: string;
  readonly port: number;
  /** What every request must be signed with. */
  readonly credentials: StandInCredentials;
  readonly codeDeploy: CodeDeployState;
  /** How many requests it has received, by `service.Operation`. */
  readonly requestCounts: Record<string, number>;
  close(): Promise<void>;
}

const putStatus = 'PutLifecycleEventHookExecutionStatus';

/** Starts both services on one loopback port. */
export async function openStandIn(options: OpenStandInOptions = {}): Promise<OpenStandIn> {
  const { minuteMs, seed, port, faults } = options;
  const clock = options.clock ?? simulatedClock(minuteMs === undefined ? {} : { minuteMs });
  const credentials = newCredentials();
  let server: StandInServer | undefined;
  const lambda = createLambda({
    clock,
    credentials,
    endpoint: () => server?.endpoint ?? '',
    ...(seed !== undefined && { seed }),
  });
  const codeDeploy = createCodeDeployState({ ...options, clock, lambda });
  const requestCounts: Record<string, number> = {};
  const serverOptions: ServerOptions = {
    codedeploy: codeDeployOperations(codeDeploy),
    lambda: lambda.operations,
    credentials,
    onRequest: (service, operation) => {
      const key = `${service}.${operation}`;
      requestCounts[key] = (requestCounts[key] ?? 0) + 1;
    },
    onAnswer: ({ operation, input }, error) => {
      // The operation emits the reports that it accepts.
      if (operation !== putStatus || error === undefined) return;
      codeDeploy.context.emit(reportEvent(codeDeploy, input, error));
    },
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
    requestCounts,
    close: async () => {
      await endDeployments(codeDeploy);
      await lambda.close();
      await opened.close();
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
