import type { LifecycleEventName } from '../../model/lifecycleEvents.ts';
import type { Clock } from '../clock.ts';
import type { FunctionRequests } from '../functionRequests.ts';
import type { Input } from '../http/operation.ts';
import type { LambdaStandIn } from '../lambda/lambdaStandIn.ts';
import { defaultAssumptions, type Assumptions } from './assumptions.ts';
import type { Application } from './state/application.ts';
import type { Deployment } from './state/deployment.ts';
import type { DeploymentConfig } from './state/deploymentConfig.ts';
import type { DeploymentEvent, DeploymentListener } from './state/deploymentEvent.ts';
import type { HookExecution } from './state/hookExecution.ts';
import { predefinedConfigs } from './state/predefinedConfigs.ts';

export interface CodeDeployOptions {
  lambda: LambdaStandIn;
  clock: Clock;
  /**
   * Minutes of the clock that a hook may take to report before the deployment fails. Default 60, as
   * on AWS.
   */
  hookTimeout?: number;
  /** The lifecycle events whose hook is invoked twice. Default none. */
  duplicates?: readonly LifecycleEventName[];
  assumptions?: Assumptions;
  /** Whether CloudWatch has this alarm in the state ALARM; by default there are no alarms. */
  isAlarmActive?: (name: string) => boolean;
  /** The requests of a function so far; by default nothing is known of them. */
  requestsOf?: (functionName: string) => FunctionRequests | undefined;
}

/** What the whole service shares: Lambda, the clock, the settings and the listeners. */
export interface CodeDeployContext extends Required<CodeDeployOptions> {
  assumptions: Required<Assumptions>;
  listeners: Set<DeploymentListener>;
  /** Calls every listener. */
  emit: (event: DeploymentEvent) => void;
}

/** What CodeDeploy remembers. */
export interface CodeDeployStore {
  /** By name. */
  applications: Map<string, Application>;
  /** By name, the predefined ones included. */
  configs: Map<string, DeploymentConfig>;
  /** By id, oldest first. */
  deployments: Map<string, Deployment>;
  /** By id. */
  executions: Map<string, HookExecution>;
}

/** What every operation works on. */
export interface CodeDeployState {
  readonly context: Readonly<CodeDeployContext>;
  readonly store: Readonly<CodeDeployStore>;
}

/** One operation of CodeDeploy's API: AWS's request members in, its response members out. */
export type CodeDeployOperation = (state: CodeDeployState, input: Input) => unknown;

export function createCodeDeployState(options: CodeDeployOptions): CodeDeployState {
  const listeners = new Set<DeploymentListener>();
  return {
    context: {
      lambda: options.lambda,
      clock: options.clock,
      hookTimeout: options.hookTimeout ?? 60,
      duplicates: options.duplicates ?? [],
      isAlarmActive: options.isAlarmActive ?? (() => false),
      requestsOf: options.requestsOf ?? (() => undefined),
      assumptions: { ...defaultAssumptions, ...options.assumptions },
      listeners,
      emit: (event) => listeners.forEach((listener) => listener(event)),
    },
    store: {
      applications: new Map(),
      configs: new Map(predefinedConfigs().map((config) => [config.deploymentConfigName, config])),
      deployments: new Map(),
      executions: new Map(),
    },
  };
}
