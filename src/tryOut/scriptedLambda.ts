import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import type { Target } from '../model/target.ts';
import { aliasOutput, configurationOutput, provisionedOutput } from './functionStates.ts';
import { invocationOutput, readInvocation } from './invocationOutput.ts';
import { answersScript, stateScript, type Script } from './script.ts';
import type { ScriptedCalls } from './scriptedCalls.ts';
import type { TriedInvocation, TryCheckOptions } from './tryCheckOptions.ts';

/** A client of the SDK whose answers are scripted. Everything above it is the hook's own code. */
export interface ScriptedLambda {
  readonly client: LambdaClient;
  /** Every invocation, in the order in which they were asked for. */
  readonly invocations: TriedInvocation[];
}

/** Makes the client for one run of a check. */
export function scriptedLambda<Payload>(
  options: TryCheckOptions<Payload>,
  target: Target,
  calls: ScriptedCalls,
): ScriptedLambda {
  const invocations: TriedInvocation[] = [];
  const afterShift = isAfterShift(options.lifecycleEvent ?? 'BeforeAllowTraffic');
  const versionInUse = afterShift
    ? target.targetVersion
    : (target.currentVersion ?? target.targetVersion);
  const scripts = {
    answers: answersScript(options.answers, target),
    describe: stateScript(
      options.describe ?? {},
      (qualifier: string) => `describe of ${qualifier}`,
    ),
    routing: stateScript(options.routing ?? {}, (qualifier: string) => `routing of ${qualifier}`),
    provisioned: stateScript(
      options.provisioned ?? { status: 'none' },
      (qualifier: string) => `provisioned of ${qualifier}`,
    ),
  };

  const invoke = async (command: InvokeCommand, signal: AbortSignal) => {
    const call = readInvocation(command.input, calls.now());
    invocations.push(call);
    const scripted = await calls.answer(scripts.answers, call, signal);
    const isVersion = /^\d+$/.test(call.qualifier);
    return invocationOutput(scripted, isVersion ? call.qualifier : versionInUse);
  };

  const state = async (script: Script<string>, qualifier: string, signal: AbortSignal) =>
    (await calls.answer(script, qualifier, signal)).payload as object;

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
  };
}
