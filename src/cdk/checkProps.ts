import { CfnAlias, type Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { GuardedDeploymentProps } from './guardedDeploymentProps.ts';
import { GuardedDeploymentError } from './guardedDeploymentError.ts';

/** Throws a {@link GuardedDeploymentError} if the properties have a mistake. A caller without types may give anything. */
export function checkProps(scope: Construct, props: GuardedDeploymentProps): void {
  const fail = (sentence: string): never => {
    throw new GuardedDeploymentError(scope, sentence);
  };
  const problem = aliasProblem(props.alias);
  if (problem !== undefined) fail(problem);
  const { before, after } = props;
  if (before === undefined && after === undefined) {
    fail("it has no hook; expected before, after or both, for example before: 'hooks/before.ts'");
  }
  for (const [prop, hook] of Object.entries({ before, after })) {
    if (hook === undefined || (typeof hook === 'string' && hook !== '') || isFunction(hook))
      continue;
    const found = typeof hook === 'object' ? 'another object' : JSON.stringify(hook);
    fail(`${prop} is ${found}; expected the path of a module, or a function of the CDK`);
  }
}

const example =
  "an Alias of this app, such as new Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion })";

function aliasProblem(alias: Alias | undefined): string | undefined {
  if (alias === undefined) return `alias is missing; expected ${example}`;
  const { node, version } = alias as Partial<Alias>;
  // An imported alias has no resource here that CodeDeploy could be told to shift.
  const resource = node?.defaultChild as Partial<CfnAlias> | undefined;
  if (resource?.cfnResourceType !== CfnAlias.CFN_RESOURCE_TYPE_NAME) {
    return `alias is not an alias that this app makes; expected ${example}`;
  }
  return version?.version === '$LATEST'
    ? 'alias points to $LATEST, which CodeDeploy cannot shift; expected a version, such as fn.currentVersion'
    : undefined;
}

/** Not by `instanceof`: an app may have the CDK twice. */
const isFunction = (hook: unknown): boolean =>
  typeof hook === 'object' && hook !== null && 'functionArn' in hook && 'grantInvoke' in hook;
