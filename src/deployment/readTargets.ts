import { definedMembers } from '../lib/objects.ts';
import { Array, Error, JSON, Map, Object } from '../lib/primordials.ts';
import { parseFunctionRef, type FunctionRef } from '../model/functionRef.ts';
import type { FoundBy, Target } from '../model/target.ts';

/** The target is set wrongly, or the deployment names none. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

const isVersion = (text: string): boolean => /^\d+$/.test(text);

/** Who named a target, in a sentence. */
export const sourceOf: Readonly<Record<FoundBy, string>> = {
  option: 'the option target',
  environment: 'ALLOW_TRAFFIC_TARGET',
  deploymentTargets: "the deployment's targets",
  appSpec: 'the AppSpec',
};

function numeric(version: string, functionName: string, foundBy: FoundBy): string {
  if (isVersion(version)) return version;
  throw new TargetError(
    `${sourceOf[foundBy]} names ${functionName}:${version}; expected a version number, since only a version says which code is tested`,
  );
}

const namesOf = ({
  name,
  functionName,
}: FunctionRef): Pick<Target, 'functionName' | 'functionArn'> =>
  name === functionName
    ? { functionName: name }
    : { functionName: name, functionArn: functionName };

function fromText(text: string, foundBy: FoundBy): Target {
  const ref = parseFunctionRef(text.trim());
  if (!ref) {
    throw new TargetError(
      `${sourceOf[foundBy]} is ${JSON.stringify(text)}; expected a qualified function ARN or name:version`,
    );
  }
  if (ref.qualifier === undefined) {
    throw new TargetError(
      `${sourceOf[foundBy]} is ${JSON.stringify(text)}, without a version; expected name:version or a qualified ARN`,
    );
  }
  return {
    ...namesOf(ref),
    targetVersion: numeric(ref.qualifier, ref.functionName, foundBy),
    foundBy,
  };
}

const partNames = ['functionName', 'targetVersion', 'alias', 'currentVersion'] as const;

function fromParts(parts: object, foundBy: FoundBy): Target {
  const given = new Map<string, unknown>(Object.entries(parts));
  for (const [key, value] of given) {
    if (!(partNames as readonly string[]).includes(key)) {
      throw new TargetError(
        `${sourceOf[foundBy]} has an unknown key ${JSON.stringify(key)}; expected ${partNames.join(', ')}`,
      );
    }
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw new TargetError(`${sourceOf[foundBy]}: ${key} must be a non-empty string`);
    }
  }
  const text = (key: (typeof partNames)[number]): string | undefined =>
    given.get(key) as string | undefined;
  const functionName = text('functionName');
  const targetVersion = text('targetVersion');
  const alias = text('alias');
  const currentVersion = text('currentVersion');
  const ref = functionName === undefined ? undefined : parseFunctionRef(functionName);
  if (functionName === undefined || targetVersion === undefined || !ref || ref.qualifier) {
    throw new TargetError(
      `${sourceOf[foundBy]} needs functionName (a name or an unqualified ARN) and targetVersion`,
    );
  }
  return {
    ...namesOf(ref),
    targetVersion: numeric(targetVersion, functionName, foundBy),
    ...definedMembers({ alias, currentVersion }),
    foundBy,
  };
}

/** Reads a target or a list of targets. Throws a {@link TargetError} that says what was expected. */
export function readTargets(setting: unknown, foundBy: FoundBy): Target[] {
  if (Array.isArray(setting)) {
    if (setting.length === 0) {
      throw new TargetError(`${sourceOf[foundBy]} is an empty list; expected at least one target`);
    }
    return setting.flatMap((one: unknown) => readTargets(one, foundBy));
  }
  if (typeof setting === 'string') return [fromText(setting, foundBy)];
  if (typeof setting === 'object' && setting !== null) return [fromParts(setting, foundBy)];
  throw new TargetError(
    `${sourceOf[foundBy]} is of type ${typeof setting}; expected a string or { functionName, targetVersion }`,
  );
}
