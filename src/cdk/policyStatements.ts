import type { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { PolicyResource, PolicyStatement as NeededStatement } from '../policy/statements.ts';

/** What a hook guards. */
export interface Guarded {
  readonly alias: Alias;
  readonly group: LambdaDeploymentGroup;
}

/** The statements of a hook's role. A statement whose topic is not known is left out. */
export function policyStatements(
  statements: readonly NeededStatement[],
  guarded: Guarded,
): PolicyStatement[] {
  return statements.flatMap(({ sid, effect, actions, resources }) => {
    const arns = new Set(resources.flatMap((one) => arnOf(one, guarded) ?? []));
    if (arns.size === 0) return [];
    return new PolicyStatement({
      sid,
      effect: effect === 'Deny' ? Effect.DENY : Effect.ALLOW,
      actions: [...actions],
      resources: [...arns],
    });
  });
}

function arnOf({ on, arn }: PolicyResource, { alias, group }: Guarded): string | undefined {
  const { functionArn } = alias.lambda;
  switch (on) {
    case '*':
      return '*';
    case 'topic':
      return arn;
    case 'deploymentGroup':
      return group.deploymentGroupArn;
    case 'application':
      return group.application.applicationArn;
    case 'version':
      return alias.version.functionArn;
    case 'function':
      return functionArn;
    // As text: the alias waits for the group and the hooks, so a reference to it would be circular.
    case 'alias':
      return `${functionArn}:${alias.aliasName}`;
    case 'anyVersion':
      return `${functionArn}:*`;
    case 'latest':
      return `${functionArn}:$LATEST`;
  }
}
