import { codeDeployOperations } from '../../../src/rehearsal/codedeploy/codeDeployOperations.ts';
import {
  createCodeDeployState,
  type CodeDeployOptions,
  type CodeDeployState,
} from '../../../src/rehearsal/codedeploy/codeDeployState.ts';
import type { Deployment } from '../../../src/rehearsal/codedeploy/state/deployment.ts';
import type { DeploymentEvent } from '../../../src/rehearsal/codedeploy/state/deploymentEvent.ts';
import type { OperationMap } from '../../../src/rehearsal/http/operation.ts';
import { simulatedClock } from '../../../src/rehearsal/simulatedClock.ts';
import { fakeLambda, type FakeHook, type FakeLambda } from './fakeLambda.ts';

/** CodeDeploy on a clock of 1 ms minutes, with versions 1 and 2 of `myfunc` and its alias on 1. */
export interface LocalCodeDeploy {
  state: CodeDeployState;
  operations: OperationMap;
  lambda: FakeLambda;
  events: DeploymentEvent[];
  traffic: () => Extract<DeploymentEvent, { type: 'traffic' }>[];
  report: (status: string) => FakeHook;
  start: (input?: Record<string, unknown>) => Promise<Deployment>;
  /** Starts a deployment and waits for its end and that of its rollback. */
  deploy: (input?: Record<string, unknown>) => Promise<Deployment>;
}

export const appSpec = (
  changes: {
    hooks?: Record<string, string>[];
    target?: string;
    name?: string;
    alias?: string;
    current?: string;
  } = {},
): string =>
  JSON.stringify({
    version: '0.0',
    Resources: [
      {
        target: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Name: changes.name ?? 'myfunc',
            Alias: changes.alias ?? 'myalias',
            CurrentVersion: changes.current ?? '1',
            TargetVersion: changes.target ?? '2',
          },
        },
      },
    ],
    Hooks: changes.hooks ?? [{ BeforeAllowTraffic: 'before' }, { AfterAllowTraffic: 'after' }],
  });

export const revision = (content: string): Record<string, unknown> => ({
  revisionType: 'AppSpecContent',
  appSpecContent: { content },
});

export function localCodeDeploy(options: Partial<CodeDeployOptions> = {}): LocalCodeDeploy {
  const clock = options.clock ?? simulatedClock({ minuteMs: 1 });
  const lambda = fakeLambda(clock);
  lambda.functions.set('myfunc', ['1', '2']);
  lambda.putAlias('myfunc', 'myalias', { functionVersion: '1' });
  const state = createCodeDeployState({ ...options, clock, lambda });
  const operations = codeDeployOperations(state);
  const events: DeploymentEvent[] = [];
  state.context.listeners.add((event) => events.push(event));
  call('CreateApplication', { applicationName: 'app', computePlatform: 'Lambda' });
  call('CreateDeploymentGroup', {
    applicationName: 'app',
    deploymentGroupName: 'group',
    serviceRoleArn: 'arn:aws:iam::123456789012:role/codedeploy',
    autoRollbackConfiguration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
    alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
  });
  function call(name: string, input: Record<string, unknown>): unknown {
    return operations[name]!(input);
  }
  const start = async (input: Record<string, unknown> = {}): Promise<Deployment> => {
    const { deploymentId } = (await call('CreateDeployment', {
      applicationName: 'app',
      deploymentGroupName: 'group',
      revision: revision(appSpec()),
      ...input,
    })) as { deploymentId: string };
    return state.store.deployments.get(deploymentId)!;
  };
  const reporting =
    (status: string): FakeHook =>
    (payload) => {
      call('PutLifecycleEventHookExecutionStatus', {
        deploymentId: payload.DeploymentId,
        lifecycleEventHookExecutionId: payload.LifecycleEventHookExecutionId,
        status,
      });
    };
  lambda.hooks.set('before', reporting('Succeeded'));
  lambda.hooks.set('after', reporting('Succeeded'));
  return {
    state,
    operations,
    lambda,
    events,
    traffic: () => events.filter((event) => event.type === 'traffic'),
    report: reporting,
    start,
    deploy: async (input) => {
      const deployment = await start(input);
      await deployment.finished;
      return deployment;
    },
  };
}
