import { randomUUID } from 'node:crypto';
import type { LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import { findVersion } from '../requests/findResources.ts';
import type { LambdaFunction } from '../state/functionStore.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';
import type { ProvisionedConcurrency } from '../state/provisionedConcurrency.ts';

/** How many environments each version of an alias gets, by its share of the traffic. */
function environmentsPerVersion(routing: AliasRouting, requested: number): [string, number][] {
  let left = requested;
  const others = Object.entries(routing.additionalVersionWeights ?? {}).map(
    ([version, weight]): [string, number] => {
      const count = Math.min(left, Math.ceil(requested * weight));
      left -= count;
      return [version, count];
    },
  );
  return [[routing.functionVersion, left], ...others];
}

async function startEnvironment(
  { initLimitMs }: LambdaContext,
  version: FunctionVersion,
  provisioned: ProvisionedConcurrency,
): Promise<void> {
  const environment = await version.pool.start('provisioned-concurrency');
  const { failure } = await environment.init(randomUUID(), {
    milliseconds: initLimitMs,
    timeoutSeconds: initLimitMs / 1000,
    memorySizeMb: version.config.memorySizeMb,
  });
  if (failure !== undefined) throw new Error(`FUNCTION_ERROR_INIT_FAILURE: ${failure.errorType}`);
  version.pool.release(environment, 0);
  provisioned.available += 1;
}

/** Starts and freezes the requested environments, and keeps `provisioned` up to date. */
export async function provision(
  context: LambdaContext,
  fn: LambdaFunction,
  qualifier: string,
  provisioned: ProvisionedConcurrency,
): Promise<void> {
  const routing = fn.aliases.get(qualifier)?.routing ?? { functionVersion: qualifier };
  const counts = environmentsPerVersion(routing, provisioned.requested);
  const starts = counts.flatMap(([name, count]) => {
    const version = findVersion(fn, name);
    return Array.from({ length: count }, () => startEnvironment(context, version, provisioned));
  });
  const failed = (await Promise.allSettled(starts)).find((start) => start.status === 'rejected');
  provisioned.status = failed === undefined ? 'READY' : 'FAILED';
  if (failed !== undefined) provisioned.statusReason = String(failed.reason);
}
