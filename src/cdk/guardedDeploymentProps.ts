import type { LambdaDeploymentGroupProps } from 'aws-cdk-lib/aws-codedeploy';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { HookFunctionOptions } from './hookFunction.ts';

/**
 * Properties of a `GuardedDeployment`: those of the CDK's `LambdaDeploymentGroup` (`alias`, `alarms`,
 * `deploymentConfig`, `application`, `role`, `autoRollback` ...), and its hooks.
 */
export interface GuardedDeploymentProps extends Omit<
  LambdaDeploymentGroupProps,
  'preHook' | 'postHook'
> {
  /**
   * The hook that runs before traffic shifts: a module, relative to the folder in which the CDK runs, or a function.
   * `hooks.ts#before` names an export. Without it, the hook is the only export that serves BeforeAllowTraffic.
   * @default no hook
   */
  readonly before?: string | IFunction;
  /**
   * The hook that runs after all traffic has shifted, given in the same way.
   * @default no hook
   */
  readonly after?: string | IFunction;
  /**
   * Options of the functions that are made of modules: `environment`, `timeout`, `vpc` and others.
   * @default `nodejs24.x`, 60 seconds, 256 MB, and a log group that keeps three months
   */
  readonly hookOptions?: HookFunctionOptions;
}
