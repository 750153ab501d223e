import type { CheckContext } from '../../src/model/check.ts';
import type { Invocation, InvokeOptions } from '../../src/model/invocation.ts';

/** One call of `context.invoke`. */
export interface Call {
  payload: unknown;
  options: InvokeOptions | undefined;
}

/** A context whose function is a function of the test, and what was asked of it. */
export interface FakeContext extends CheckContext {
  readonly calls: Call[];
}

export type Answering = (
  payload: unknown,
  options: InvokeOptions | undefined,
  call: number,
) => Partial<Invocation> | Promise<Partial<Invocation>>;

/** An invocation of version 2 with this answer, as Lambda would give it. */
export function invocation(over: Partial<Invocation> = {}): Invocation {
  return {
    payload: { ok: true },
    executedVersion: '2',
    qualifier: '2',
    report: { durationMs: 10 },
    wallMs: 12,
    throttles: 0,
    ...over,
  };
}

/** Plain data in the shape that checks are given: version 1 in production, 2 being deployed. */
export function fakeContext(
  answering: Answering = () => ({}),
  over: Partial<CheckContext> = {},
): FakeContext {
  const calls: Call[] = [];
  const started = performance.now();
  return {
    calls,
    event: { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' },
    lifecycleEvent: 'BeforeAllowTraffic',
    target: {
      functionName: 'myfunc',
      alias: 'live',
      currentVersion: '1',
      targetVersion: '2',
      foundBy: 'option',
    },
    signal: new AbortController().signal,
    remainingTime: () => 60_000 - (performance.now() - started),
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    async invoke(payload, options) {
      calls.push({ payload, options });
      return invocation(await answering(payload, options, calls.length));
    },
    describe: async (version) => ({ functionName: 'myfunc', version: version ?? '2' }),
    routing: async () => ({ alias: 'live', functionVersion: '2', weights: { '2': 1 } }),
    provisioned: async () => ({ status: 'none', requested: 0, available: 0, allocated: 0 }),
    ...over,
  };
}
