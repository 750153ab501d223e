import type { LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import { findVersion } from '../requests/findResources.ts';
import { LATEST } from '../state/functionStore.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import type { Target } from '../state/target.ts';

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
  return findVersion(fn, version);
}
