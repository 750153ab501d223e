import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LambdaDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Annotations, Names } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { BuiltHook, HookRequest } from './build/builtHook.ts';
import { buildHooks } from './buildHooks.ts';
import type { GuardedDeploymentProps } from './guardedDeploymentProps.ts';
import { GuardedDeploymentError } from './guardedDeploymentError.ts';
import { hookFunction } from './hookFunction.ts';
import { policyStatements } from './policyStatements.ts';

/** The functions that are made of modules. */
export interface ModuleHooks {
  readonly before?: LambdaFunction;
  readonly after?: LambdaFunction;
  readonly failedDelivery?: LambdaFunction;
}

/** The file in a function's code that `isolate.handler` is in. */
const isolatedEntry = 'node_modules/allow-traffic/dist/isolate.handler';

/** Makes a function of each module that is given as a hook. Throws a {@link GuardedDeploymentError}. */
export function moduleHooks(
  scope: Construct,
  props: GuardedDeploymentProps,
  group: LambdaDeploymentGroup,
): ModuleHooks {
  const hooks = requestsOf(props);
  if (hooks.length === 0) return {};
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-cdk-'));
  try {
    const { environment = {} } = props.hookOptions ?? {};
    const built = buildHooks({ folder, hooks, environment });
    if ('error' in built) throw new GuardedDeploymentError(scope, built.error);
    const failedDelivery = makeDestination(scope, built.failedDelivery, props);
    group.grantPutLifecycleEventHookExecutionStatus(failedDelivery);
    const made = built.hooks.map((hook) => {
      const fn = makeHook(scope, hook, failedDelivery, props);
      const { alias } = props;
      for (const one of policyStatements(hook.statements, { alias, group }))
        fn.addToRolePolicy(one);
      return [hook.prop, fn] as const;
    });
    return { ...Object.fromEntries(made), failedDelivery };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function requestsOf({ before, after }: GuardedDeploymentProps): HookRequest[] {
  const all = [
    { prop: 'before', event: 'BeforeAllowTraffic', module: before },
    { prop: 'after', event: 'AfterAllowTraffic', module: after },
  ] as const;
  return all.flatMap(({ module, ...one }) =>
    typeof module === 'string' ? [{ ...one, module }] : [],
  );
}

function makeHook(
  scope: Construct,
  { prop, folder, handler, cannotTell }: BuiltHook,
  failedDelivery: LambdaFunction,
  { role, hookOptions = {} }: GuardedDeploymentProps,
): LambdaFunction {
  const isBefore = prop === 'before';
  const fn = hookFunction(
    scope,
    isBefore ? 'Before' : 'After',
    {
      folder,
      handler: isolatedEntry,
      onFailure: new LambdaDestination(failedDelivery),
      description: `Runs the checks of ${isBefore ? 'BeforeAllowTraffic' : 'AfterAllowTraffic'}`,
      // The managed policy of a role may allow to invoke only functions with this prefix. The CDK can grant more to
      // a role that the deployment group makes, so there CloudFormation generates the name.
      ...(role && { functionName: `CodeDeployHook_${uniqueName(scope, `-${prop}`)}` }),
    },
    {
      ...hookOptions,
      environment: { ...hookOptions.environment, ALLOW_TRAFFIC_HANDLER: handler },
    },
  );
  for (const what of cannotTell) {
    const sentence = `cannot tell ${what}; if it asks AWS for anything, grant that to this function`;
    Annotations.of(fn).addInfo(sentence);
  }
  return fn;
}

/** At most 49 characters, so that a function's name has no more than 64. */
const uniqueName = (scope: Construct, end: string): string =>
  Names.uniqueResourceName(scope, { maxLength: 49 - end.length, separator: '-' }) + end;

function makeDestination(
  scope: Construct,
  folder: string,
  { hookOptions = {} }: GuardedDeploymentProps,
): LambdaFunction {
  return hookFunction(
    scope,
    'FailedDelivery',
    {
      folder,
      handler: 'index.handler',
      description: 'Reports Failed to CodeDeploy if a hook never could',
    },
    // The environment is for the hooks' own code.
    { ...hookOptions, environment: {} },
  );
}
