import { randomUUID } from 'node:crypto';
import type { LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import { getVersion, type LambdaFunction } from './functionStore.ts';
import type { FunctionVersion } from './functionVersion.ts';
import type { Provisioned } from './provisioned.ts';

/** How many environments each version of an alias gets: by its share of the traffic. */
function shares(routing: AliasRouting, requested: number): [string, number][] {
  let left = requested;
  const others = Object.entries(routing.additionalVersionWeights ?? {}).map(
    ([version, weight]): [string, number] => {
      const share = Math.min(left, Math.ceil(requested * weight));
      left -= share;
      return [version, share];
    },
  );
  return [[routing.functionVersion, left], ...others];
}

async function initialize(
  host: LambdaContext,
  version: FunctionVersion,
  provisioned: Provisioned,
): Promise<void> {
  const environment = await version.pool.start('provisioned-concurrency');
  const { failure } = await environment.init(randomUUID(), {
    milliseconds: host.initLimitMs,
    timeoutSeconds: host.initLimitMs / 1000,
    memorySizeMb: version.config.memorySizeMb,
  });
  if (failure !== undefined) throw new Error(`FUNCTION_ERROR_INIT_FAILURE: ${failure.errorType}`);
  version.pool.release(environment, 0);
  provisioned.available += 1;
}

/** Starts and freezes so many environments, before anybody asks for them. */
export async function provision(
  host: LambdaContext,
  fn: LambdaFunction,
  qualifier: string,
  provisioned: Provisioned,
): Promise<void> {
  const routing = fn.aliases.get(qualifier)?.routing ?? { functionVersion: qualifier };
  const starts = shares(routing, provisioned.requested).flatMap(([name, count]) => {
    const version = getVersion(host, fn, name);
    return Array.from({ length: count }, () => initialize(host, version, provisioned));
  });
  const failed = (await Promise.allSettled(starts)).find((start) => start.status === 'rejected');
  provisioned.status = failed === undefined ? 'READY' : 'FAILED';
  if (failed !== undefined) provisioned.statusReason = String(failed.reason);
}
