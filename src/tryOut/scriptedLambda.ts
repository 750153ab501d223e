import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { RunClock } from '../lib/runClock.ts';
import { pause } from '../lib/timers.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import type { Target } from '../model/target.ts';
import { aliasOutput, configurationOutput, provisionedOutput } from './functionStates.ts';
import { invocationOutput, readInvocation, waitMs } from './invocationOutput.ts';
import type { LambdaAnswer, Scripted } from './lambda.ts';
import { answersScript, listScript, NotScriptedError, toLambdaAnswer } from './script.ts';
import type { Script } from './script.ts';
import type { TriedInvocation, TryCheckOptions } from './tryCheckOptions.ts';

/** A client of the SDK whose answers are scripted. Everything above it is the hook's own code. */
export interface ScriptedLambda {
  readonly client: LambdaClient;
  /** Every invocation, in the order in which they were asked for. */
  readonly invocations: TriedInvocation[];
  /** The first question that had no answer. */
  readonly notScripted: () => NotScriptedError | undefined;
  /** Throws what a function of the test threw: that is not an answer of Lambda. */
  readonly rethrow: () => void;
}

/** What the test's script returned; its errors are kept, because a check may catch them. */
interface Failures {
  notScripted: NotScriptedError | undefined;
  thrown: { readonly error: unknown } | undefined;
}

async function ask<Call>(
  script: Script<Call>,
  call: Call,
  failures: Failures,
): Promise<LambdaAnswer> {
  try {
    return toLambdaAnswer(await script(call));
  } catch (error) {
    if (error instanceof NotScriptedError) failures.notScripted ??= error;
    else failures.thrown ??= { error };
    throw error;
  }
}

function stateScript(option: unknown, operation: string): Script<string> {
  if (Array.isArray(option)) {
    return listScript(option, (qualifier) => `${operation} of ${qualifier}`);
  }
  if (typeof option === 'function') return option as Script<string>;
  return () => option;
}

/** How long a call takes that does not run the function. */
const apiCallMs = 10;

function delayMs({ answer }: LambdaAnswer): number {
  if (answer.kind === 'invoked') return waitMs(answer.details);
  return answer.kind === 'hung' ? Infinity : apiCallMs;
}

/** Resolves when Lambda answers. Rejects if Lambda refuses the call, or if the call is aborted. */
async function arrive(
  answer: LambdaAnswer,
  signal: AbortSignal,
  clock: RunClock,
): Promise<Extract<Scripted, { kind: 'invoked' }>> {
  await pause(delayMs(answer), signal, clock).catch(() => {
    throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
  });
  const { answer: scripted } = answer;
  if (scripted.kind === 'invoked') return scripted;
  throw scripted.kind === 'refused' ? scripted.error : new Error('an endless wait has ended');
}

/** Makes the client for one run of a check. */
export function scriptedLambda<Payload>(
  options: TryCheckOptions<Payload>,
  target: Target,
  clock: RunClock,
): ScriptedLambda {
  const failures: Failures = { notScripted: undefined, thrown: undefined };
  const invocations: TriedInvocation[] = [];
  const afterShift = isAfterShift(options.lifecycleEvent ?? 'BeforeAllowTraffic');
  const versionInUse = afterShift
    ? target.targetVersion
    : (target.currentVersion ?? target.targetVersion);
  const scripts = {
    answers: answersScript(options.answers, target),
    describe: stateScript(options.describe ?? {}, 'describe'),
    routing: stateScript(options.routing ?? {}, 'routing'),
    provisioned: stateScript(options.provisioned ?? { status: 'none' }, 'provisioned'),
  };

  const invoke = async (command: InvokeCommand, signal: AbortSignal) => {
    const call = readInvocation(command.input, clock.now());
    invocations.push(call);
    const given = await ask(scripts.answers, call, failures);
    const scripted = await arrive(given, signal, clock);
    const isVersion = /^\d+$/.test(call.qualifier);
    return invocationOutput(scripted, isVersion ? call.qualifier : versionInUse);
  };

  const state = async (script: Script<string>, qualifier: string, signal: AbortSignal) => {
    const given = await ask(script, qualifier, failures);
    return (await arrive(given, signal, clock)).payload as object;
  };

  const answerTo = async (command: unknown, signal: AbortSignal): Promise<unknown> => {
    if (command instanceof InvokeCommand) return invoke(command, signal);
    if (command instanceof GetFunctionConfigurationCommand) {
      const version = command.input.Qualifier ?? '';
      const own = { functionName: target.functionName, version };
      return configurationOutput({ ...own, ...(await state(scripts.describe, version, signal)) });
    }
    if (command instanceof GetAliasCommand) {
      const alias = command.input.Name ?? '';
      const own = { functionVersion: versionInUse };
      return aliasOutput({ ...own, ...(await state(scripts.routing, alias, signal)) }, alias);
    }
    if (command instanceof GetProvisionedConcurrencyConfigCommand) {
      const version = command.input.Qualifier ?? '';
      const output = provisionedOutput(await state(scripts.provisioned, version, signal));
      if (output !== undefined) return output;
      const name = 'ProvisionedConcurrencyConfigNotFoundException';
      throw Object.assign(new Error('none is configured'), { name });
    }
    throw new Error('tryCheck does not know this call');
  };

  const send = (command: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
    answerTo(command, abortSignal);
  return {
    client: { send } as unknown as LambdaClient,
    invocations,
    notScripted: () => failures.notScripted,
    rethrow: () => {
      if (failures.thrown !== undefined) throw failures.thrown.error as Error;
    },
  };
}
