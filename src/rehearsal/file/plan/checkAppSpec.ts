import { lambdaHookEvents } from '../../../model/lifecycleEvents.ts';
import type { AppSpec, AppSpecHook } from '../../../deployment/appSpec.ts';
import { positionInAppSpec, type AppSpecSource } from '../source/appSpecSource.ts';
import { suggest } from '../../../lib/suggest.ts';
import { aliasNameMistake } from '../../../lib/aliasNameMistake.ts';
import { hookFunction } from './hookFunction.ts';
import { RehearsalFileError } from '../rehearsalFileError.ts';
import type { PlannedFunction } from './rehearsalPlan.ts';

/** Throws a {@link RehearsalFileError} if the AppSpec does not match the functions of the file. */
export function checkAppSpec(
  source: AppSpecSource,
  appSpec: AppSpec,
  functions: readonly PlannedFunction[],
): void {
  if (appSpec.functions.length === 0) {
    throw new RehearsalFileError(
      source.path,
      { line: 1, column: 1 },
      'the AppSpec has no Resources; expected the function to deploy',
    );
  }
  for (const target of appSpec.functions) checkTarget(source, target, functions);
  for (const hook of appSpec.hooks) checkHook(source, hook, appSpec.hooks, functions);
}

function checkTarget(
  source: AppSpecSource,
  target: AppSpec['functions'][number],
  functions: readonly PlannedFunction[],
): void {
  const entries = { Name: target.name, Alias: target.alias };
  const fail = (key: string, message: string): never => {
    throw new RehearsalFileError(source.path, positionInAppSpec(source, entries, key), message);
  };
  const planned = functions.find((known) => known.functionName === target.name);
  if (planned === undefined) {
    return fail(
      'Name',
      `the AppSpec deploys '${target.name}', ${unknownFunction(target.name, functions)}`,
    );
  }
  const aliasMistake = aliasNameMistake(target.alias);
  if (aliasMistake !== undefined) return fail('Alias', `the alias is ${aliasMistake}`);
  const versions = planned.versions.map((known) => known.version);
  if (versions.length === 0) {
    return fail(
      'Name',
      `the AppSpec deploys '${target.name}', which has no 'versions' in the rehearsal file; expected at least ${target.currentVersion} and ${target.targetVersion}`,
    );
  }
  for (const [key, version] of [
    ['CurrentVersion', target.currentVersion],
    ['TargetVersion', target.targetVersion],
  ] as const) {
    if (versions.includes(version)) continue;
    fail(
      key,
      `${key} is '${version}', but '${target.name}' has no such version in the rehearsal file; expected one of ${versions.join(', ')}`,
    );
  }
}

const unknownFunction = (name: string, functions: readonly PlannedFunction[]): string =>
  `but the rehearsal file has no such function${suggest(
    name,
    functions.map((known) => known.functionName),
  )}`;

function checkHook(
  source: AppSpecSource,
  hook: AppSpecHook,
  hooks: readonly AppSpecHook[],
  functions: readonly PlannedFunction[],
): void {
  const { lifecycleEvent } = hook;
  const fail = (message: string): never => {
    const entries = { [lifecycleEvent]: hook.function };
    throw new RehearsalFileError(
      source.path,
      positionInAppSpec(source, entries, lifecycleEvent),
      message,
    );
  };
  if (!(lambdaHookEvents as readonly string[]).includes(lifecycleEvent)) {
    const hint = suggest(lifecycleEvent, lambdaHookEvents, lambdaHookEvents.join(' or '));
    fail(`'${lifecycleEvent}' is not a hook of a Lambda deployment${hint}`);
  }
  if (hooks.filter((other) => other.lifecycleEvent === lifecycleEvent).length > 1) {
    fail(`the AppSpec has two hooks for ${lifecycleEvent}; expected one`);
  }
  const { functionName, qualifier, mistake } = hookFunction(hook.function);
  if (mistake !== undefined) return fail(`the hook for ${lifecycleEvent} is ${mistake}`);
  const planned = functions.find((known) => known.functionName === functionName);
  if (planned === undefined) {
    return fail(
      `the hook for ${lifecycleEvent} is '${hook.function}', ${unknownFunction(functionName, functions)}`,
    );
  }
  const versions = planned.versions.map((known) => known.version);
  if (qualifier === undefined || qualifier === '$LATEST' || versions.includes(qualifier)) return;
  fail(
    `the hook for ${lifecycleEvent} is '${hook.function}', but '${functionName}' has no version ${qualifier} in the rehearsal file; expected ${versions.join(', ') || 'no qualifier'}`,
  );
}
