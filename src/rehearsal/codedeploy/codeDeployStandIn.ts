import type { Clock } from '../clock.ts';
import type { LambdaStandIn } from '../lambda/lambdaStandIn.ts';
import type { Application } from './state/application.ts';
import { defaultAssumptions, type Assumptions } from './assumptions.ts';
import type { Deployment } from './state/deployment.ts';
import type { LifecycleEventName } from '../../model/lifecycleEvents.ts';
import type { DeploymentConfig } from './state/deploymentConfig.ts';
import type { DeploymentListener } from './state/deploymentEvent.ts';
import type { HookExecution } from './state/hookExecution.ts';
import { predefinedConfigs } from './state/predefinedConfigs.ts';

export interface CodeDeployOptions {
  lambda: LambdaStandIn;
  clock: Clock;
  /** Minutes of the clock until a silent hook fails the deployment. Default 60, as AWS's. */
  hookTimeout?: number;
  /** The lifecycle events whose hook is delivered twice. Default none. */
  duplicates?: readonly LifecycleEventName[];
  assumptions?: Assumptions;
}

/** All that the stand-in for CodeDeploy knows; its operations are functions of it. */
export interface CodeDeployStandIn {
  readonly lambda: LambdaStandIn;
  readonly clock: Clock;
  readonly hookTimeout: number;
  readonly duplicates: readonly LifecycleEventName[];
  readonly assumptions: Required<Assumptions>;
  readonly applications: Map<string, Application>;
  readonly configs: Map<string, DeploymentConfig>;
  readonly deployments: Map<string, Deployment>;
  readonly executions: Map<string, HookExecution>;
  readonly activeAlarms: Set<string>;
  readonly listeners: Set<DeploymentListener>;
}

export function codeDeployStandIn(options: CodeDeployOptions): CodeDeployStandIn {
  return {
    lambda: options.lambda,
    clock: options.clock,
    hookTimeout: options.hookTimeout ?? 60,
    duplicates: options.duplicates ?? [],
    assumptions: { ...defaultAssumptions, ...options.assumptions },
    applications: new Map(),
    configs: new Map(
      predefinedConfigs().map((config) => [config.deploymentConfigName, config] as const),
    ),
    deployments: new Map(),
    executions: new Map(),
    activeAlarms: new Set(),
    listeners: new Set(),
  };
}
