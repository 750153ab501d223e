import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAppSpec, type AppSpec } from '../../deployment/appSpec.ts';
import { formatAppSpec } from '../../deployment/formatAppSpec.ts';
import { revisionOf } from '../codedeploy/state/revision.ts';
import { AppSpecError } from '../../deployment/appSpecError.ts';
import { lambdaHookEvents, type LifecycleEventName } from '../../model/lifecycleEvents.ts';
import type { AppSpecSource } from './source/appSpecSource.ts';
import { checkAppSpec } from './plan/checkAppSpec.ts';
import { checkFaults } from './plan/checkFaults.ts';
import { planDeploymentConfig } from './plan/planDeploymentConfig.ts';
import { planFunctions } from './plan/planFunctions.ts';
import { readAppSpecSource, readFailure } from './source/readAppSpecSource.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import { RehearsalFileError } from './rehearsalFileError.ts';
import type { RehearsalPlan } from './plan/rehearsalPlan.ts';
import { validateRehearsalFile } from './schema/validateRehearsalFile.ts';
import { yamlSource, type YamlSource } from './source/yamlSource.ts';

/**
 * Reads a rehearsal from a file, or from a value with the content of a file. The paths in a value are
 * relative to `folder`. Rejects with a {@link RehearsalFileError} for the first mistake.
 */
export async function readRehearsalFile(
  given: string | RehearsalFile,
  folder: string = process.cwd(),
): Promise<RehearsalPlan> {
  const source = readSource(given, folder);
  const file = validateRehearsalFile(source);
  const appSpecSource = readAppSpecSource(source, file);
  const appSpec = await readAppSpec(appSpecSource);
  const functions = planFunctions(source, file);
  checkAppSpec(appSpecSource, appSpec, functions);
  const inline = typeof file.appspec !== 'string';
  return {
    path: source.path,
    appSpec,
    revision: revisionOf(
      file.revision === 'appSpecContent' ? 'AppSpecContent' : 'String',
      inline ? formatAppSpec(appSpec) : appSpecSource.text,
    ),
    ...planDeploymentConfig(source, file),
    minuteMs: readMinute(source, file),
    hookTimeout: file.hookTimeout ?? 60,
    autoRollback: file.autoRollback ?? true,
    faults: checkFaults(source, file),
    alarms: readAlarms(source, file),
    ...(file.seed !== undefined && { seed: file.seed }),
    ...(file.traffic && { traffic: file.traffic }),
    duplicates: readDuplicates(file),
    functions,
  };
}

function readSource(given: string | RehearsalFile, folder: string): YamlSource {
  if (typeof given !== 'string') {
    return yamlSource(resolve(folder, '(rehearsal)'), JSON.stringify(given, undefined, 2));
  }
  let text: string;
  try {
    text = readFileSync(given, 'utf8');
  } catch (cause) {
    const message = `cannot read the rehearsal file: ${readFailure(cause)}`;
    throw new RehearsalFileError(given, undefined, message, cause);
  }
  return yamlSource(given, text);
}

async function readAppSpec(source: AppSpecSource): Promise<AppSpec> {
  try {
    return await parseAppSpec(source.text);
  } catch (error) {
    if (!(error instanceof AppSpecError)) throw error;
    const { line, column, message } = error;
    throw new RehearsalFileError(source.path, { line, column }, message, error);
  }
}

function readMinute(source: YamlSource, { clock }: RehearsalFile): number {
  const given = clock?.minute ?? 100;
  const minuteMs = readDuration(given);
  if (minuteMs !== undefined && minuteMs >= 1) return minuteMs;
  throw source.error(
    ['clock', 'minute'],
    `'minute' is ${JSON.stringify(given)}; expected a duration of at least 1ms, such as 100ms or 2s`,
  );
}

/**
 * Milliseconds of a number or of a text such as `100ms`, `1.5s`, `2m` or `1h`; otherwise
 * `undefined`. Unlike the durations of `lib/duration.ts`, it may be longer than a timer can wait.
 */
function readDuration(given: string | number): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/.exec(given.trim()) ?? [];
  const unitMs = unit === undefined ? undefined : durationUnits[unit];
  return unitMs === undefined ? undefined : Number(amount) * unitMs;
}

const durationUnits: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function readAlarms(source: YamlSource, { alarms = [] }: RehearsalFile): RehearsalPlan['alarms'] {
  for (const [index, { atMinute, atShare, metric }] of alarms.entries()) {
    const causes = [atMinute, atShare, metric].filter((cause) => cause !== undefined);
    if (causes.length === 1) continue;
    throw source.error(
      ['alarms', index],
      "an alarm has either 'atMinute', 'atShare' or 'metric'; expected one of them",
    );
  }
  return alarms.map((alarm, index) => ({
    ...alarm,
    position: source.positionOf(['alarms', index]),
  }));
}

function readDuplicates({ duplicates = false }: RehearsalFile): LifecycleEventName[] {
  if (typeof duplicates !== 'boolean') return duplicates;
  return duplicates ? [...lambdaHookEvents] : [];
}
