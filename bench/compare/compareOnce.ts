/** One comparison of two functions in this process, by the check as it ships. */
import {
  compareVersions,
  type CheckContext,
  type CheckResult,
  type Invocation,
} from 'allow-traffic';
import { FunctionFailure, type Behaviour, type Environment } from './functions.ts';

/**
 * Runs a version like Lambda: a call takes an environment that is free, or starts one. Overlapping calls
 * run in different environments.
 */
function lambdaVersion(version: string, behaviour: Behaviour) {
  const free: Environment[] = [];
  let started = 0;
  return async (payload: { id: number }): Promise<Invocation> => {
    const environment = free.pop() ?? {
      calls: 0,
      startedAt: (started += 1) + Math.random(),
      version,
      cached: Math.random(),
    };
    environment.calls += 1;
    await Promise.resolve();
    const answer = { qualifier: version, executedVersion: version, wallMs: 1, throttles: 0 };
    try {
      return { ...answer, payload: behaviour(environment, payload) };
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error;
      const { errorType } = error;
      const functionError = 'Unhandled';
      return { ...answer, functionError, payload: { errorType, errorMessage: 'no such order' } };
    } finally {
      free.push(environment);
    }
  };
}

/** The result of a comparison with events of these ids. */
export async function compareOnce(
  old: Behaviour,
  now: Behaviour,
  ids: readonly number[],
): Promise<CheckResult> {
  const versions = { current: lambdaVersion('1', old), target: lambdaVersion('2', now) };
  const context: CheckContext = {
    event: { DeploymentId: 'd-BENCH', LifecycleEventHookExecutionId: 'bench' },
    lifecycleEvent: 'BeforeAllowTraffic',
    target: {
      functionName: 'orders',
      alias: 'live',
      currentVersion: '1',
      targetVersion: '2',
      foundBy: 'option',
    },
    signal: new AbortController().signal,
    remainingTime: () => 60_000,
    logger: console,
    invoke: (payload, options) =>
      versions[options?.version === 'current' ? 'current' : 'target'](payload as { id: number }),
    describe: () => Promise.reject(new Error('not asked')),
    routing: () => Promise.reject(new Error('not asked')),
    provisioned: () => Promise.reject(new Error('not asked')),
  };
  const result = await compareVersions({ events: ids.map((id) => ({ id })) }).run(context);
  if (result === undefined) throw new Error('compareVersions returned nothing');
  return result;
}
