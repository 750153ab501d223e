import { codeDeployOperations } from './codedeploy/codeDeployOperations.ts';
import {
  codeDeployStandIn,
  type CodeDeployOptions,
  type CodeDeployStandIn,
} from './codedeploy/codeDeployStandIn.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { emit } from './codedeploy/state/emit.ts';
import { reportEvent } from './codedeploy/state/reportEvent.ts';
import type { Clock } from './clock.ts';
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

/** The stand-in with its insides. */
export interface OpenStandIn {
  readonly endpoint: string;
  readonly port: number;
  readonly codeDeploy: CodeDeployStandIn;
  /** How many requests there were, by `service.Operation`. */
  readonly requestCounts: Record<string, number>;
  close(): Promise<void>;
}

const putStatus = 'PutLifecycleEventHookExecutionStatus';

/** Starts both services on one loopback port. */
export async function openStandIn(options: OpenStandInOptions = {}): Promise<OpenStandIn> {
  const { minuteMs, seed, port, faults } = options;
  const clock = options.clock ?? simulatedClock(minuteMs === undefined ? {} : { minuteMs });
  let server: StandInServer | undefined;
  const lambda = createLambda({
    clock,
    endpoint: () => server?.endpoint ?? '',
    ...(seed !== undefined && { seed }),
  });
  const codeDeploy = codeDeployStandIn({ ...options, clock, lambda });
  const requestCounts: Record<string, number> = {};
  const serverOptions: ServerOptions = {
    codedeploy: codeDeployOperations(codeDeploy),
    lambda: lambda.operations,
    onRequest: (service, operation) => {
      const key = `${service}.${operation}`;
      requestCounts[key] = (requestCounts[key] ?? 0) + 1;
    },
    onAnswer: ({ operation, input }, error) => {
      if (operation !== putStatus || error === undefined) return;
      emit(codeDeploy, reportEvent(codeDeploy, input, error));
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
    codeDeploy,
    requestCounts,
    close: async () => {
      await endDeployments(codeDeploy);
      await lambda.close();
      await opened.close();
    },
  };
}

/** What still runs is stopped, without a rollback; hooks that wait for a retry give it up. */
async function endDeployments(codeDeploy: CodeDeployStandIn): Promise<void> {
  const closed = new DeploymentFailure('MANUAL_STOP', 'The stand-in was closed.', {
    rollBack: false,
  });
  for (const deployment of codeDeploy.deployments.values()) {
    deployment.stop.abort(closed);
    for (const run of deployment.hookRuns.values()) run.abandon();
  }
  await Promise.all([...codeDeploy.deployments.values()].map(({ finished }) => finished));
}
