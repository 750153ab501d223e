import { lambdaHookEvents } from '../../model/lifecycleEvents.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAppSpec, type AppSpec } from '../../deployment/appSpec.ts';
import { formatAppSpec } from '../../deployment/formatAppSpec.ts';
import { revisionOf } from '../codedeploy/state/revision.ts';
import { AppSpecError } from '../../deployment/appSpecError.ts';
import type { LifecycleEventName } from '../../model/lifecycleEvents.ts';
import type { AppSpecSource } from './appSpecSource.ts';
import { checkAppSpec } from './checkAppSpec.ts';
import { checkFaults } from './checkFaults.ts';
import { durationMs } from './durationMs.ts';
import { planDeploymentConfig } from './planDeploymentConfig.ts';
import { planFunctions } from './planFunctions.ts';
import { readAppSpecSource, reason } from './readAppSpecSource.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import { RehearsalFileError } from './rehearsalFileError.ts';
import type { RehearsalPlan } from './rehearsalPlan.ts';
import { validateRehearsalFile } from './validateRehearsalFile.ts';
import { yamlSource, type YamlSource } from './yamlSource.ts';

/**
 * Reads a rehearsal from its file, or from the value that such a file would hold (its paths are
 * then relative to `folder`). Rejects with a {@link RehearsalFileError} for the first mistake.
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
    const message = `cannot read the rehearsal file: ${reason(cause)}`;
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
  const minuteMs = durationMs(given);
  if (minuteMs !== undefined && minuteMs >= 1) return minuteMs;
  throw source.error(
    ['clock', 'minute'],
    `'minute' is ${JSON.stringify(given)}; expected a duration of at least 1ms, such as 100ms or 2s`,
  );
}

function readAlarms(source: YamlSource, { alarms = [] }: RehearsalFile): RehearsalPlan['alarms'] {
  for (const [index, { atMinute, atShare }] of alarms.entries()) {
    if ((atMinute === undefined) !== (atShare === undefined)) continue;
    throw source.error(
      ['alarms', index],
      "an alarm has either 'atMinute' or 'atShare'; expected one of them",
    );
  }
  return alarms;
}

function readDuplicates({ duplicates = false }: RehearsalFile): LifecycleEventName[] {
  if (typeof duplicates !== 'boolean') return duplicates;
  return duplicates ? [...lambdaHookEvents] : [];
}
