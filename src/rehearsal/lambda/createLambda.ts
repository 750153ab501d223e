import { randomUUID } from 'node:crypto';
import { seededRandom } from '../../lib/random.ts';
import type { Clock } from '../clock.ts';
import type { StandInCredentials } from '../credentials.ts';
import { AwsError } from '../http/awsError.ts';
import type { OperationMap } from '../http/operation.ts';
import { createSdkFolder } from './code/sdkFolder.ts';
import { createTempFolder, type TempFolder } from './code/tempFolder.ts';
import { createProcessGuard, type ProcessGuard } from './environment/processGuard.ts';
import type { LambdaContext } from './lambdaContext.ts';
import { lambdaOperations } from './lambdaOperations.ts';
import type { InvocationMeasured, LambdaStandIn, LogLine } from './lambdaStandIn.ts';
import type { LambdaState } from './lambdaState.ts';
import { checkAliasName, checkRouting } from './requests/checkRouting.ts';
import { findTarget } from './requests/findTarget.ts';
import { invokeAsync } from './run/invokeAsync.ts';
import { addFunction } from './state/addFunction.ts';
import { addVersion } from './state/addVersion.ts';
import { findAlias, findFunction } from './requests/findResources.ts';

export interface LambdaOptions {
  clock: Clock;
  /** The endpoint URL of both services; called each time a function's process starts. */
  endpoint: () => string;
  /** What functions sign their requests with. */
  credentials: StandInCredentials;
  /** Seeds the random numbers that route an alias's traffic; default: different each time. */
  seed?: number;
  /** How many invocations may run at once; default 1000, AWS's default quota. */
  concurrency?: number;
  /** How long init may take before it starts again, in real milliseconds; default 10,000. */
  initLimitMs?: number;
  /** Called for every invocation that ended or was throttled. */
  onInvocation?: (invocation: InvocationMeasured) => void;
}

/** A local Lambda, with its operations for the server. */
export interface LocalLambda extends LambdaStandIn {
  operations: OperationMap;
  /** Adds a line to the log of a function. */
  log: (line: LogLine) => void;
}

/** What `close` has to release. */
interface Resources {
  temp: TempFolder;
  guard: ProcessGuard;
  closing: AbortController;
  listeners: ((line: LogLine) => void)[];
}

function createContext(
  options: LambdaOptions,
  { temp, guard, closing, listeners }: Resources,
): LambdaContext {
  return {
    clock: options.clock,
    endpoint: options.endpoint,
    credentials: options.credentials,
    random: options.seed === undefined ? Math.random : seededRandom(options.seed),
    temp,
    sdkFolder: createSdkFolder(temp),
    concurrency: options.concurrency ?? 1000,
    initLimitMs: options.initLimitMs ?? 10_000,
    running: { count: 0 },
    emit: (line) => listeners.forEach((listener) => listener(line)),
    measure: options.onInvocation ?? (() => undefined),
    background: new Set(),
    guard: (process) => guard.add(process),
    signal: closing.signal,
  };
}

async function close(
  { background }: LambdaContext,
  { closing, guard, temp }: Resources,
): Promise<void> {
  closing.abort(new Error('the stand-in is closing'));
  await guard.close();
  while (background.size > 0) await Promise.all(background);
  await temp.remove();
}

/** The stand-in's Lambda: real processes, under Lambda's rules. */
export function createLambda(options: LambdaOptions): LocalLambda {
  const temp = createTempFolder();
  const resources: Resources = {
    temp,
    guard: createProcessGuard(temp),
    closing: new AbortController(),
    listeners: [],
  };
  const context = createContext(options, resources);
  const state: LambdaState = { context, store: new Map() };

  return {
    operations: lambdaOperations(state),
    log: context.emit,
    async createFunction(functionName, code) {
      const { launch } = (await addFunction(state, functionName, code)).latest;
      if (launch.problem !== undefined) {
        throw new AwsError('InvalidParameterValueException', launch.problem);
      }
    },
    async addVersion(functionName, version, code) {
      await addVersion(context, findFunction(state, functionName), version, code);
    },
    putAlias(functionName, name, routing) {
      const fn = findFunction(state, functionName);
      checkAliasName(name);
      checkRouting(context, fn, routing);
      const description = fn.aliases.get(name)?.description ?? '';
      fn.aliases.set(name, { name, description, routing, revisionId: randomUUID() });
    },
    alias: (functionName, name) => findAlias(findFunction(state, functionName), name).routing,
    hasFunction: (functionName) => state.store.has(functionName),
    versions: (functionName) => [...findFunction(state, functionName).versions.keys()],
    invokeAsync(functionRef, payload, eventOptions) {
      const target = findTarget(state, functionRef);
      const body = Buffer.from(JSON.stringify(payload ?? null));
      return invokeAsync(state, { target, payload: body }, eventOptions);
    },
    onLog(listener) {
      resources.listeners.push(listener);
    },
    close: () => close(context, resources),
  };
}
