import { Duration } from 'aws-cdk-lib';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Runtime, type Alias, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LambdaDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

interface Props {
  /** The alias whose traffic shifts. Its version is the one being deployed. */
  alias: Alias;
  /** If one goes off while traffic shifts, CodeDeploy stops and rolls back. */
  alarms: IAlarm[];
}

/** A gradual deployment of an alias, guarded by the hooks of `../hooks`. */
export class GuardedDeployment extends Construct {
  constructor(scope: Construct, id: string, { alias, alarms }: Props) {
    super(scope, id);
    const failedDelivery = this.hook('failedDelivery');
    const before = this.hook('before', failedDelivery);
    const after = this.hook('after', failedDelivery);
    const group = new LambdaDeploymentGroup(this, 'Group', {
      alias,
      alarms,
      deploymentConfig: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
      // The group lets CodeDeploy invoke the hooks, and lets the hooks report. So they need no name prefix.
      preHook: before,
      postHook: after,
    });
    group.grantPutLifecycleEventHookExecutionStatus(failedDelivery);
    for (const hook of [before, after]) this.allowDiscovery(hook, group);
    allow(before, ['lambda:InvokeFunction'], [alias.version.functionArn]);
    // As text, because a reference to the alias would be a circular dependency.
    const { functionArn } = alias.lambda;
    const liveArn = `${functionArn}:${alias.aliasName}`;
    allow(after, ['lambda:InvokeFunction'], [liveArn]);
    allow(after, ['lambda:GetAlias'], [functionArn, liveArn]);
  }

  private hook(name: string, onFailure?: IFunction): NodejsFunction {
    return new NodejsFunction(this, name, {
      entry: `hooks/${name}.ts`,
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(60),
      memorySize: 256,
      ...(onFailure && { onFailure: new LambdaDestination(onFailure) }),
    });
  }

  /** The permissions to find out which version of which function is being deployed. */
  private allowDiscovery(hook: NodejsFunction, group: LambdaDeploymentGroup): void {
    const actions = ['GetDeployment', 'ListDeploymentTargets', 'BatchGetDeploymentTargets'];
    allow(
      hook,
      actions.map((action) => `codedeploy:${action}`),
      [group.deploymentGroupArn],
    );
    allow(hook, ['codedeploy:GetApplicationRevision'], [group.application.applicationArn]);
  }
}

function allow(hook: NodejsFunction, actions: string[], resources: string[]): void {
  hook.addToRolePolicy(new PolicyStatement({ actions, resources }));
}
