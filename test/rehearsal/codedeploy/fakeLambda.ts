import { AwsError } from '../../../src/rehearsal/http/awsError.ts';
import type {
  AliasRouting,
  AsyncInvocation,
  InvocationOutcome,
  LambdaStandIn,
} from '../../../src/rehearsal/lambda/lambdaStandIn.ts';
import type { Clock } from '../../../src/rehearsal/clock.ts';

export interface HookPayload {
  DeploymentId: string;
  LifecycleEventHookExecutionId: string;
}

export type FakeHook = (payload: HookPayload) => unknown;

/** The part of Lambda that CodeDeploy needs, in memory: hooks are plain functions. */
export interface FakeLambda extends LambdaStandIn {
  readonly hooks: Map<string, FakeHook>;
  readonly aliases: Map<string, AliasRouting>;
  readonly functions: Map<string, string[]>;
}

const outcome = (result: Partial<InvocationOutcome>): InvocationOutcome => ({
  requestId: 'request',
  executedVersion: '$LATEST',
  payload: 'null',
  logTail: 'the log',
  durationMs: 1,
  ...result,
});

async function attempt(
  clock: Clock,
  hook: FakeHook,
  payload: HookPayload,
): Promise<InvocationOutcome> {
  return clock.work(async () => {
    try {
      return outcome({ payload: JSON.stringify((await hook(payload)) ?? null) });
    } catch (error) {
      return outcome({ functionError: 'Unhandled', payload: String(error) });
    }
  });
}

function invoke(
  clock: Clock,
  hook: FakeHook,
  payload: HookPayload,
  duplicates: number,
): AsyncInvocation {
  const ended: InvocationOutcome[] = [];
  const listeners: ((attempt: InvocationOutcome) => void)[] = [];
  let isCancelled = false;
  const run = async (): Promise<InvocationOutcome> => {
    for (const pause of [1, 2, 0]) {
      const last = await attempt(clock, hook, payload);
      ended.push(last);
      listeners.forEach((listener) => listener(last));
      if (last.functionError === undefined || pause === 0 || isCancelled) return last;
      await clock.wait(pause);
    }
    throw new Error('unreachable');
  };
  return {
    requestId: 'request',
    onAttempt: (listener) => {
      ended.forEach(listener);
      listeners.push(listener);
    },
    done: Promise.all(Array.from({ length: 1 + duplicates }, run)).then(([first]) => first!),
    cancel: () => (isCancelled = true),
  };
}

export function fakeLambda(clock: Clock): FakeLambda {
  const hooks = new Map<string, FakeHook>();
  const aliases = new Map<string, AliasRouting>();
  const functions = new Map<string, string[]>();
  const missing = (what: string): AwsError =>
    new AwsError('ResourceNotFoundException', `Function not found: ${what}`, 404);
  return {
    hooks,
    aliases,
    functions,
    createFunction: async () => undefined,
    addVersion: async () => undefined,
    putAlias: (name, alias, routing) => void aliases.set(`${name}:${alias}`, routing),
    alias: (name, alias) => {
      const found = aliases.get(`${name}:${alias}`);
      if (found === undefined) throw missing(`${name}:${alias}`);
      return found;
    },
    hasFunction: (name) => functions.has(name),
    versions: (name) => functions.get(name) ?? [],
    invokeAsync: (ref, payload, { duplicates = 0 } = {}) => {
      const hook = hooks.get(ref);
      if (hook === undefined) throw missing(ref);
      return invoke(clock, hook, payload as HookPayload, duplicates);
    },
    onLog: () => undefined,
    close: async () => undefined,
  };
}
