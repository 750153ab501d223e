import { dirname, resolve } from 'node:path';
import { suggest } from '../lib/suggest.ts';
import { revisionOf } from './codedeploy/state/revision.ts';
import { planDeploymentConfig } from './file/plan/planDeploymentConfig.ts';
import { resolveCode } from './file/plan/planFunctions.ts';
import { planRehearsalFile } from './file/plan/planRehearsalFile.ts';
import { planAlarms, planSettings } from './file/plan/planSettings.ts';
import type { RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import { RehearsalFileError } from './file/rehearsalFileError.ts';
import { yamlSource } from './file/source/yamlSource.ts';
import { createTempFolder } from './lambda/code/tempFolder.ts';
import {
  openRehearsal,
  type AddedFile,
  type ReadOptions,
  type Rehearsal,
} from './openRehearsal.ts';
import { chooseDeployment, guardedDeployments } from './template/chooseDeployment.ts';
import { openTemplates } from './template/openTemplates.ts';
import type { PlanContext } from './template/planContext.ts';
import { planTemplate } from './template/planTemplate.ts';

/**
 * Reads a rehearsal file, a template or a CDK assembly. Rejects with a {@link RehearsalFileError} for the
 * first mistake.
 */
export async function readRehearsal(
  given: Rehearsal,
  options: ReadOptions = {},
): Promise<RehearsalPlan> {
  const opened = openRehearsal(given, options);
  if (opened.kind === 'file') return planRehearsalFile(opened.source);
  const { path, added, values } = opened;
  const templates = openTemplates(path, values);
  const { template, deployment } = chooseDeployment(path, templates, options.functionId);
  const temp = createTempFolder();
  const context: PlanContext = {
    template,
    overrides: overridesOf(added, templates),
    roots: [process.cwd(), ...(added ? [dirname(resolve(added.source.path))] : [])],
    temp,
    notes: [],
  };
  try {
    return withSettings(await planTemplate(context, deployment), added);
  } catch (error) {
    await temp.remove();
    throw error;
  }
}

/** The logical IDs of the functions that a template guards; `undefined` if there is no template. */
export function guardedFunctions(
  given: Rehearsal,
  options: ReadOptions = {},
): string[] | undefined {
  const opened = openRehearsal(given, options);
  if (opened.kind === 'file') return undefined;
  return guardedDeployments(openTemplates(opened.path, opened.values)).map(
    ({ functionId }) => functionId,
  );
}

function overridesOf(
  added: AddedFile | undefined,
  templates: ReturnType<typeof openTemplates>,
): PlanContext['overrides'] {
  if (added === undefined) return new Map();
  const { source, file } = added;
  const ids = templates.flatMap(({ functions }) => functions.map(({ logicalId }) => logicalId));
  return new Map(
    Object.entries(file.functions ?? {}).map(([id, code]) => {
      const path = ['functions', id];
      if (ids.includes(id)) return [id, resolveCode(source, code, path)];
      const message = `the template has no function '${id}'${suggest(id, ids)}`;
      throw new RehearsalFileError(source.path, source.positionOfKey(path), message);
    }),
  );
}

/** The plan of a template, with what its rehearsal file adds. */
function withSettings(
  plan: Awaited<ReturnType<typeof planTemplate>>,
  added: AddedFile | undefined,
): RehearsalPlan {
  const { source, file } = added ?? { source: yamlSource('', '{}'), file: {} };
  return {
    ...plan,
    ...planSettings(source, file),
    ...(file.deploymentConfig !== undefined && planDeploymentConfig(source, file)),
    ...(file.autoRollback !== undefined && { autoRollback: file.autoRollback }),
    ...(file.revision === 'appSpecContent' && {
      revision: revisionOf('AppSpecContent', plan.revision.content),
    }),
    alarms: [...plan.alarms, ...planAlarms(source, file)],
  };
}
