import { parseAppSpec, type AppSpec } from '../../../deployment/appSpec.ts';
import { formatAppSpec } from '../../../deployment/formatAppSpec.ts';
import { revisionOf } from '../../codedeploy/state/revision.ts';
import { AppSpecError } from '../../../deployment/appSpecError.ts';
import type { AppSpecSource } from '../source/appSpecSource.ts';
import { checkAppSpec } from './checkAppSpec.ts';
import { planDeploymentConfig } from './planDeploymentConfig.ts';
import { planFunctions } from './planFunctions.ts';
import { planAlarms, planSettings } from './planSettings.ts';
import { readAppSpecSource } from '../source/readAppSpecSource.ts';
import { RehearsalFileError } from '../rehearsalFileError.ts';
import type { RehearsalPlan } from './rehearsalPlan.ts';
import { validateRehearsalFile } from '../schema/validateRehearsalFile.ts';
import type { YamlSource } from '../source/yamlSource.ts';

/** The deployment group of a rehearsal file with an AppSpec. */
const rehearsalGroup = 'rehearsal';

/** The plan of a rehearsal file with an AppSpec. Rejects with a {@link RehearsalFileError} for the first mistake. */
export async function planRehearsalFile(source: YamlSource): Promise<RehearsalPlan> {
  const file = validateRehearsalFile(source);
  const appSpecSource = readAppSpecSource(source, file);
  const appSpec = await readAppSpec(appSpecSource);
  const functions = planFunctions(source, file);
  checkAppSpec(appSpecSource, appSpec, functions);
  const inline = typeof file.appspec !== 'string';
  return {
    path: source.path,
    deployments: [
      {
        groupName: rehearsalGroup,
        appSpec,
        revision: revisionOf(
          file.revision === 'appSpecContent' ? 'AppSpecContent' : 'String',
          inline ? formatAppSpec(appSpec, 'json') : appSpecSource.text,
        ),
        ...planDeploymentConfig(source, file),
        autoRollback: file.autoRollback ?? true,
        alarms: planAlarms(source, file),
      },
    ],
    ...planSettings(source, file),
    functions,
  };
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
