import { AbortSignal, Error, JSON, Map, Math, structuredClone } from '../../lib/primordials.ts';
import { isAfterShift } from '../../model/lifecycleEvents.ts';
import type { CheckContext, LifecycleHookEvent, Logger } from '../../model/check.ts';
import type { AskOptions } from '../../model/functionState.ts';
import type { Invocation, InvokeOptions } from '../../model/invocation.ts';
import { hookUserAgent } from '../../checks/invocation/hookUserAgent.ts';
import { requireVersion } from '../../checks/invocation/requireVersion.ts';
import { clientsMember, type RunClients } from '../../aws/client/contextClients.ts';
import { aliasState, describeVersion, provisionedState } from '../../aws/functionState.ts';
import { invoke } from '../../aws/invoke.ts';
import { callableName } from '../../model/functionRef.ts';
import type { Target } from '../../model/target.ts';
import type { RunClock } from '../../lib/runClock.ts';
import { jsonCopy } from '../../lib/jsonCopy.ts';
import { clockOf, timeUntilLimit, type TimeLeft } from '../../lib/timers.ts';
import type { Deadline } from './deadline.ts';
import { sharedInvocations, untilAborted } from './sharedInvocations.ts';

/** What all contexts of one run share. */
export interface RunContext {
  clients: RunClients;
  deadline: Deadline;
  event: LifecycleHookEvent;
  lifecycleEvent: string;
  logger: Logger;
  /** Default: the real clock. */
  clock?: RunClock | undefined;
  /** Finds the alias and versions that a set target leaves open. Called when first needed. */
  lookUp(target: Target): Promise<Target>;
}

/** Called for every invocation of one check that was answered. */
export type OnInvocation = (sent: unknown, invocation: Invocation) => void;

function remembering<T>(
  ask: (key: string) => Promise<T>,
): (key: string, options?: AskOptions) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, options) => {
    let answer = answers.get(key);
    if (!answer || options?.fresh === true) {
      answer = ask(key);
      answer.catch(() => undefined);
      answers.set(key, answer);
    }
    return answer.then(structuredClone);
  };
}

/** Tells the function that this is a smoke call. Runtimes read `custom` or `Custom`. */
function clientContext(
  run: RunContext,
  own: Record<string, unknown> = {},
): Record<string, unknown> {
  const userAgent = hookUserAgent(run.lifecycleEvent);
  const custom = { 'user-agent': userAgent, ...own };
  return { custom, Custom: custom };
}

function qualifiers(run: RunContext, target: Target): (version?: string) => Promise<string> {
  const aliasOf = async (): Promise<string | undefined> =>
    target.alias ?? (await run.lookUp(target)).alias;
  return async (version) => {
    if (version === 'target') return target.targetVersion;
    if (version === undefined) {
      if (!isAfterShift(run.lifecycleEvent)) return target.targetVersion;
      const alias = await aliasOf();
      if (alias !== undefined) return alias;
      throw new Error(
        `the alias of ${target.functionName} is not known; set it in the option target`,
      );
    }
    const found =
      version === 'alias'
        ? await aliasOf()
        : version === 'current'
          ? (target.currentVersion ?? (await run.lookUp(target)).currentVersion)
          : version;
    if (found === undefined) {
      throw new Error(`the ${version} of ${target.functionName} could not be determined`);
    }
    if (version !== 'alias' && !/^\d+$/.test(found)) {
      throw new Error(
        `version ${JSON.stringify(found)} cannot be invoked; expected 'target', 'current', 'alias' or a version number`,
      );
    }
    return found;
  };
}

/** Only a fresh invocation ends with the signal of the check that asked for it. */
function limited(run: TimeLeft, { signal, fresh }: InvokeOptions): TimeLeft {
  if (signal === undefined || signal === run.signal) return run;
  const untilLimit = (): number => timeUntilLimit(signal, clockOf(run));
  return {
    ...run,
    signal: fresh === true ? AbortSignal.any([signal, run.signal]) : run.signal,
    remainingTime: () => Math.min(run.remainingTime(), untilLimit()),
  };
}

/**
 * Makes the contexts for the checks of one target. They share the answers of AWS. Each check gets its
 * own context, so that a check that changes it does not harm the others.
 */
export function checkContexts(
  run: RunContext,
  target: Target,
): (onInvocation: OnInvocation) => CheckContext {
  const { deadline } = run;
  const { clock } = run;
  const remainingTime = (): number => deadline.remainingTime();
  const timeLeft: TimeLeft = { signal: deadline.signal, remainingTime, clock };
  const { lambda } = run.clients;
  const functionName = callableName(target);
  const qualifierOf = qualifiers(run, target);
  const shared = sharedInvocations((request, options) =>
    invoke(lambda, request, limited(timeLeft, options)),
  );
  const describe = remembering((version) =>
    describeVersion(lambda, functionName, version, timeLeft),
  );
  const routing = remembering((alias) => aliasState(lambda, functionName, alias, timeLeft));
  const provisioned = remembering((version) =>
    provisionedState(lambda, functionName, version, timeLeft),
  );
  const within = <T>(work: Promise<T>): Promise<T> => untilAborted(work, deadline.signal);
  return (onInvocation) => ({
    ...clientsMember(run.clients),
    event: { ...run.event },
    lifecycleEvent: run.lifecycleEvent,
    target: { ...target },
    signal: deadline.signal,
    remainingTime,
    logger: run.logger,
    clock,
    invoke: async (payload: unknown, options: InvokeOptions = {}) => {
      const { tenantId, signal = deadline.signal } = options;
      // Copied before the first await: a check may reuse one object for several calls.
      const sent = jsonCopy(payload, 'the payload');
      const own = jsonCopy(
        options.clientContext,
        'the client context',
      ) as InvokeOptions['clientContext'];
      const qualifier = await untilAborted(qualifierOf(options.version), signal);
      const request = {
        functionName,
        qualifier,
        payload: sent,
        clientContext: clientContext(run, own),
        ...(tenantId === undefined ? {} : { tenantId }),
      };
      const invocation = await shared(request, options, signal);
      onInvocation(sent, invocation);
      requireVersion(invocation, options.version, { target, lifecycleEvent: run.lifecycleEvent });
      return invocation;
    },
    describe: (version = 'target', options?: AskOptions) =>
      within(qualifierOf(version).then((qualifier) => describe(qualifier, options))),
    routing: (options?: AskOptions) =>
      within(qualifierOf('alias').then((alias) => routing(alias, options))),
    provisioned: (options?: AskOptions) =>
      within(qualifierOf('target').then((qualifier) => provisioned(qualifier, options))),
  });
}
