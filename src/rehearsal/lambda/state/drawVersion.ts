import type { AliasRouting } from '../lambdaStandIn.ts';

/** The version that one invocation of an alias goes to; `random` is from 0 up to 1. */
export function drawVersion(routing: AliasRouting, random: number): string {
  let below = 0;
  for (const [version, weight] of Object.entries(routing.additionalVersionWeights ?? {})) {
    below += weight;
    if (random < below) return version;
  }
  return routing.functionVersion;
}
