import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsError } from '../http/awsError.ts';
import type { OperationMap } from '../http/operation.ts';
import { prepareCode } from './code/prepareCode.ts';
import { sdkFolder } from './code/sdkFolder.ts';
import { createTempFolder, type TempFolder } from './code/tempFolder.ts';
import { createProcessGuard, type ProcessGuard } from './environment/processGuard.ts';
import { addFunction } from './state/addFunction.ts';
import { checkAliasName, checkRouting } from './state/aliasRouting.ts';
import { createVersion } from './state/createVersion.ts';
import { getAlias, getFunction, type FunctionStore } from './state/functionStore.ts';
import { findTarget } from './state/resolveTarget.ts';
import { resolveConfig } from './state/resolveConfig.ts';
import { seededRandom } from '../../lib/random.ts';
import { invokeEvent } from './run/invokeEvent.ts';
import type { LambdaContext } from './lambdaContext.ts';
import type { LambdaStandIn, LogLine } from './lambdaStandIn.ts';
import { lambdaOperations } from './lambdaOperations.ts';

export interface LambdaOptions {
  clock: Clock;
  /** The endpoint URL of both services, asked when a function's process starts. */
  endpoint: () => string;
  /** Default `us-east-1`. */
  region?: string;
  /** Default `123456789012`. */
  accountId?: string;
  /** Of the draw that routes an alias's traffic; default one that differs each time. */
  seed?: number;
  /** Invocations at once before Lambda throttles; default 1000, an account's usual quota. */
  concurrency?: number;
  /** Real milliseconds that a function's init may take before it is started again; default 10,000. */
  initLimitMs?: number;
}

/** A local Lambda, and its operations for the server. */
export interface LocalLambda extends LambdaStandIn {
  operations: OperationMap;
}

interface Own {
  temp: TempFolder;
  guard: ProcessGuard;
  closing: AbortController;
  listeners: ((line: LogLine) => void)[];
}

function createHost(
  options: LambdaOptions,
  { temp, guard, closing, listeners }: Own,
): LambdaContext {
  return {
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    clock: options.clock,
    endpoint: options.endpoint,
    random: options.seed === undefined ? Math.random : seededRandom(options.seed),
    temp,
    sdkFolder: sdkFolder(),
    concurrency: options.concurrency ?? 1000,
    initLimitMs: options.initLimitMs ?? 10_000,
    running: { count: 0 },
    emit: (line) => listeners.forEach((listener) => listener(line)),
    background: new Set(),
    guard: (process) => guard.add(process),
    signal: closing.signal,
  };
}

async function close(host: LambdaContext, { closing, guard, temp }: Own): Promise<void> {
  closing.abort(new Error('the stand-in is closing'));
  await guard.close();
  while (host.background.size > 0) await Promise.all(host.background);
  await temp.remove();
}

function checkVersionName(functionName: string, version: string): void {
  if (/^[1-9]\d*$/.test(version)) return;
  throw new AwsError(
    'InvalidParameterValueException',
    `${functionName} cannot have a version '${version}'; expected a whole number from 1`,
  );
}

/** The functions' half of the stand-in: real processes, Lambda's rules. */
export function createLambda(options: LambdaOptions): LocalLambda {
  const temp = createTempFolder();
  const own: Own = {
    temp,
    guard: createProcessGuard(temp),
    closing: new AbortController(),
    listeners: [],
  };
  const host = createHost(options, own);
  const store: FunctionStore = new Map();

  return {
    operations: lambdaOperations({ host, store }),
    async createFunction(functionName, code) {
      await addFunction(host, store, functionName, code);
    },
    async addVersion(functionName, version, code) {
      const fn = getFunction(host, store, functionName);
      checkVersionName(functionName, version);
      if (fn.versions.has(version)) {
        throw new AwsError(
          'ResourceConflictException',
          `${functionName} has a version ${version}`,
          409,
        );
      }
      const config = resolveConfig(code);
      const content = { functionName, version, config, code: await prepareCode(code, temp) };
      fn.versions.set(version, createVersion(host, content));
      fn.nextVersion = Math.max(fn.nextVersion, Number(version) + 1);
    },
    putAlias(functionName, name, routing) {
      const fn = getFunction(host, store, functionName);
      checkAliasName(name);
      checkRouting(host, fn, routing);
      const description = fn.aliases.get(name)?.description ?? '';
      fn.aliases.set(name, { name, description, routing, revisionId: randomUUID() });
    },
    alias: (functionName, name) =>
      getAlias(host, getFunction(host, store, functionName), name).routing,
    hasFunction: (functionName) => store.has(functionName),
    versions: (functionName) => [...getFunction(host, store, functionName).versions.keys()],
    invokeEvent(functionRef, payload, eventOptions) {
      const target = findTarget(host, store, functionRef);
      const body = Buffer.from(JSON.stringify(payload ?? null));
      return invokeEvent(host, store, { target, payload: body }, eventOptions);
    },
    onLog(listener) {
      own.listeners.push(listener);
    },
    close: () => close(host, own),
  };
}
