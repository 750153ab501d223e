import { isDeepStrictEqual } from 'node:util';
import { describePayload } from '../checks/invocation/describePayload.ts';
import { jsonCopy } from '../lib/jsonCopy.ts';
import type { Target } from '../model/target.ts';
import { lambda, LambdaAnswer } from './lambda.ts';
import { TryCheckError } from './tryCheckError.ts';
import type { AnswersOption, TriedInvocation } from './tryCheckOptions.ts';

/** Nothing is scripted for what the check asked. The check is then errored, whatever it does. */
export class NotScriptedError extends Error {
  override readonly name = 'NotScriptedError';
}

/** The next answer to a call. Throws a {@link NotScriptedError} if there is none. */
export type Script<Call> = (call: Call) => unknown;

/** A list with one answer for each call in turn. */
export function listScript<Call>(
  list: readonly unknown[],
  describe: (call: Call) => string,
): Script<Call> {
  let used = 0;
  return (call) => {
    used += 1;
    if (used <= list.length) return list[used - 1];
    throw new NotScriptedError(
      `${describe(call)} has no answer: the list has ${list.length}, and this is call ${used}`,
    );
  };
}

/** Data is the answer to every call. */
export function stateScript<Call>(option: unknown, describe: (call: Call) => string): Script<Call> {
  if (Array.isArray(option)) return listScript(option, describe);
  return typeof option === 'function' ? (option as Script<Call>) : () => option;
}

const describeCall = ({ payload, qualifier }: TriedInvocation): string =>
  `the invocation of ${qualifier} with ${describePayload(payload)}`;

function mapScript(map: ReadonlyMap<unknown, unknown>, target: Target): Script<TriedInvocation> {
  const scripts = [...map].map(([payload, answers]) => ({
    payload: jsonCopy(payload, 'a key of the Map answers'),
    script: callScript(answers, target),
  }));
  return (call) => {
    const found = scripts.find(({ payload }) => isDeepStrictEqual(payload, call.payload));
    if (found !== undefined) return found.script(call);
    throw new NotScriptedError(
      `${describeCall(call)} has no answer: the Map has none for this payload`,
    );
  };
}

/** Answers within an object by version: what is not a list, a function or a Map is one answer. */
function callScript(answers: unknown, target: Target): Script<TriedInvocation> {
  if (Array.isArray(answers)) return listScript(answers, describeCall);
  if (answers instanceof Map) return mapScript(answers, target);
  if (typeof answers !== 'function') return () => answers;
  const answer = answers as (payload: unknown, call: TriedInvocation) => unknown;
  return (call) => answer(call.payload, call);
}

const versionKey = /^(target|current|alias|\d+)$/;

function versionScript(answers: object, target: Target): Script<TriedInvocation> {
  const scripts = new Map(
    Object.entries(answers).map(([version, given]) => [version, callScript(given, target)]),
  );
  const names = [...scripts.keys()];
  const wrong = names.find((name) => !versionKey.test(name));
  if (wrong !== undefined) {
    throw new TryCheckError(
      `option "answers" of tryCheck has the key ${JSON.stringify(wrong)}, which is not a version; expected target, current, alias or a number. For one answer to every call, write answers: () => answer`,
    );
  }
  return (call) => {
    const { qualifier } = call;
    const roles = {
      target: target.targetVersion,
      current: target.currentVersion,
      alias: target.alias,
    };
    const role = Object.entries(roles).find(([, version]) => version === qualifier)?.[0] ?? '';
    const script = scripts.get(qualifier) ?? scripts.get(role);
    if (script !== undefined) return script(call);
    throw new NotScriptedError(
      `${describeCall(call)} has no answer: answers is by version and has ${names.join(', ')}`,
    );
  };
}

/** Reads the option `answers`. Throws a {@link TryCheckError} if it cannot be understood. */
export function answersScript<Payload>(
  answers: AnswersOption<Payload> | undefined,
  target: Target,
): Script<TriedInvocation> {
  if (answers === undefined) {
    return (call) => {
      throw new NotScriptedError(
        `${describeCall(call)} has no answer: tryCheck was given no answers`,
      );
    };
  }
  const isByVersion =
    typeof answers === 'object' &&
    !Array.isArray(answers) &&
    !(answers instanceof Map) &&
    !(answers instanceof LambdaAnswer);
  return isByVersion ? versionScript(answers, target) : callScript(answers, target);
}

/** What was scripted, as an answer of Lambda: plain data is a payload. Throws if JSON cannot hold it. */
export function toLambdaAnswer(given: unknown): LambdaAnswer {
  if (given instanceof LambdaAnswer) return given;
  return lambda.returns(jsonCopy(given, 'an answer of tryCheck'));
}
