import { Error, Set } from '../lib/primordials.ts';
import { untilAllowed } from './answerMemory.ts';
import type { DeploymentReader } from './deploymentReader.ts';
import type { AppSpecHook } from './appSpec.ts';
import { lambdaHookEvents } from '../model/lifecycleEvents.ts';
import { parseFunctionRef } from '../model/functionRef.ts';
import { describeFailure } from './targetSources.ts';

/** The hook function itself, and how Lambda invoked it. */
export interface Self {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
}

/** The lifecycle event of a hook could not be determined. */
export class InferLifecycleEventError extends Error {
  override readonly name = 'InferLifecycleEventError';
}

async function fromTargets(deployment: DeploymentReader): Promise<string> {
  const running = new Set(
    (await deployment.targets())
      .flatMap((target) => target.lifecycleEvents)
      .filter((event) => event.status === 'InProgress')
      .map((event) => event.name)
      .filter((name) => (lambdaHookEvents as readonly string[]).includes(name)),
  );
  const [only, ...others] = running;
  if (only === undefined) throw new InferLifecycleEventError('no event shows as InProgress');
  if (others.length > 0) {
    throw new InferLifecycleEventError(
      `several events show as InProgress: ${[...running].join(', ')}`,
    );
  }
  return only;
}

function names(hook: AppSpecHook, self: Self): boolean {
  const ref = parseFunctionRef(hook.function);
  if (!ref || ref.name !== self.functionName) return false;
  const isArn = hook.function.startsWith('arn:');
  const unqualifiedSelf = self.invokedFunctionArn.split(':').slice(0, 7).join(':');
  return !isArn || self.invokedFunctionArn === '' || ref.functionName === unqualifiedSelf;
}

function namesQualifier(hook: AppSpecHook, self: Self): boolean {
  const qualifier = parseFunctionRef(hook.function)?.qualifier;
  const invokedAs = self.invokedFunctionArn.split(':')[7];
  if (qualifier === undefined) return invokedAs === undefined;
  return qualifier === invokedAs || qualifier === self.functionVersion;
}

async function fromAppSpec(deployment: DeploymentReader, self: Self): Promise<string> {
  const { hooks } = await deployment.appSpec();
  const named = hooks.filter((hook) => names(hook, self));
  // Two events may name two versions or aliases of the same function.
  const matching = named.length > 1 ? named.filter((hook) => namesQualifier(hook, self)) : named;
  const [only, ...others] = matching;
  if (only && others.length === 0) return only.lifecycleEvent;
  const listed = hooks.map((hook) => `${hook.lifecycleEvent}: ${hook.function}`).join(', ');
  throw new InferLifecycleEventError(
    `${matching.length === 0 ? 'no hook of the AppSpec matches' : 'several hooks of the AppSpec match'} ${self.functionName} (${listed || 'it has no hooks'})`,
  );
}

/**
 * Which lifecycle event runs, since CodeDeploy's event does not say. The deployment's targets show
 * it, or else the AppSpec's hook that names this function (by name, ARN, version or alias). Rejects
 * with an {@link InferLifecycleEventError} if neither does.
 */
export function inferLifecycleEvent(deployment: DeploymentReader, self: Self): Promise<string> {
  return untilAllowed(deployment, () => inferOnce(deployment, self));
}

async function inferOnce(deployment: DeploymentReader, self: Self): Promise<string> {
  const said: string[] = [];
  // Both start now, because the second answer must not cost two more round trips.
  const asked = [fromTargets(deployment), fromAppSpec(deployment, self)];
  for (const one of asked) one.catch(() => undefined);
  for (const one of asked) {
    try {
      return await one;
    } catch (error) {
      said.push(describeFailure(error));
    }
  }
  throw new InferLifecycleEventError(
    `which lifecycle event runs could not be determined: deploymentTargets: ${said[0] ?? ''}; appSpec: ${said[1] ?? ''}`,
  );
}
