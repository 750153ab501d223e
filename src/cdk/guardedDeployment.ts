/** A construct for the CDK: a gradual deployment with its hooks. It needs `aws-cdk-lib` and `constructs`. */
import { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Function as LambdaFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { checkProps } from './checkProps.ts';
import type { GuardedDeploymentProps } from './guardedDeploymentProps.ts';
import { moduleHooks } from './moduleHooks.ts';

export type { GuardedDeploymentProps } from './guardedDeploymentProps.ts';
export type { HookFunctionOptions } from './hookFunction.ts';
export { GuardedDeploymentError } from './guardedDeploymentError.ts';

/**
 * A gradual deployment of an alias that hooks guard. A module becomes a function that runs it in the isolated entry,
 * bundled by `allow-traffic/esbuild`. Its role allows what its checks need: what `allow-traffic policy` prints.
 * An on-failure destination reports if a hook never could. A function of your own is used as it is.
 *
 * ```ts
 * new GuardedDeployment(this, 'Deployment', {
 *   alias,
 *   before: 'hooks/before.ts',
 *   after: 'hooks/after.ts',
 *   alarms: [errors],
 * });
 * ```
 *
 * Throws a {@link GuardedDeploymentError} if a property or a module has a mistake.
 */
export class GuardedDeployment extends Construct {
  /** The deployment group, which starts a deployment for each new version of the alias. */
  readonly group: LambdaDeploymentGroup;
  /** The function of the hook before the shift. */
  readonly before: IFunction | undefined;
  /** The function of the hook after the shift. */
  readonly after: IFunction | undefined;
  /** The on-failure destination of the hooks; `undefined` if all hooks are functions of your own. */
  readonly failedDelivery: LambdaFunction | undefined;

  constructor(scope: Construct, id: string, props: GuardedDeploymentProps) {
    super(scope, id);
    checkProps(this, props);
    const { alias, before, after } = props;
    this.group = new LambdaDeploymentGroup(this, 'Group', props);
    const made = moduleHooks(this, props, this.group);
    this.failedDelivery = made.failedDelivery;
    this.before = made.before ?? (before as IFunction | undefined);
    this.after = made.after ?? (after as IFunction | undefined);
    if (this.before) this.group.addPreHook(this.before);
    if (this.after) this.group.addPostHook(this.after);
    // The alias starts the deployment, and names only the hooks and the group. By then CodeDeploy must be able to
    // invoke the hooks, and their destination must be set.
    const early = [
      this.group.role.node.tryFindChild('DefaultPolicy'),
      made.before?.node.tryFindChild('EventInvokeConfig'),
      made.after?.node.tryFindChild('EventInvokeConfig'),
    ];
    alias.node.addDependency(...early.filter((one) => one !== undefined));
  }
}
