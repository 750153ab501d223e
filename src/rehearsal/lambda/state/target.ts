import { functionArn, type LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import type { EventInvokeConfig } from './eventInvokeConfig.ts';
import { findVersion } from './findResources.ts';
import { LATEST, type LambdaFunction } from './functionStore.ts';
import type { FunctionVersion } from './functionVersion.ts';

/** What a request invokes or configures: a function, and a version or alias of it. */
export interface Target {
  fn: LambdaFunction;
  /** As the request has it; undefined if the request names the function alone. */
  qualifier: string | undefined;
}

/** `random`: from 0 up to, but not including, 1. */
function drawVersion(routing: AliasRouting, random: number): string {
  let below = 0;
  for (const [version, weight] of Object.entries(routing.additionalVersionWeights ?? {})) {
    below += weight;
    if (random < below) return version;
  }
  return routing.functionVersion;
}

/** The version that one invocation runs; an alias draws one by its weights. */
export function pickVersion(
  context: LambdaContext,
  { fn, qualifier = LATEST }: Target,
): FunctionVersion {
  const alias = fn.aliases.get(qualifier);
  const version = alias === undefined ? qualifier : drawVersion(alias.routing, context.random());
  return findVersion(context, fn, version);
}

export function targetArn(context: LambdaContext, { fn, qualifier }: Target): string {
  return functionArn(context, fn.name, qualifier);
}

/** The target's own configuration for asynchronous events; undefined if it has none. */
export function eventInvokeConfigOf({
  fn,
  qualifier = LATEST,
}: Target): EventInvokeConfig | undefined {
  return fn.eventInvokeConfigs.get(qualifier);
}
