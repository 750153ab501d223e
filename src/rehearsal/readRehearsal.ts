import { dirname, resolve } from 'node:path';
import { suggest } from '../lib/suggest.ts';
import type { Template } from '../template/template.ts';
import { revisionOf } from './codedeploy/state/revision.ts';
import { planDeploymentConfig } from './file/plan/planDeploymentConfig.ts';
import { resolveCode } from './file/plan/planFunctions.ts';
import { planRehearsalFile } from './file/plan/planRehearsalFile.ts';
import { planAlarms, planSettings } from './file/plan/planSettings.ts';
import type { RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import { RehearsalFileError } from './file/rehearsalFileError.ts';
import { yamlSource, type YamlSource } from './file/source/yamlSource.ts';
import { createTempFolder } from './lambda/code/tempFolder.ts';
import {
  openRehearsal,
  type AddedFile,
  type OpenRehearsal,
  type ReadOptions,
  type Rehearsal,
} from './openRehearsal.ts';
import {
  chooseDeployments,
  onlyDeployment,
  type ChosenDeployments,
} from './template/chooseDeployments.ts';
import { openCurrent } from './template/current/openCurrent.ts';
import { openTemplates } from './template/openTemplates.ts';
import type { PlanContext } from './template/planContext.ts';
import { planTemplate, type TemplatePlan } from './template/planTemplate.ts';

/**
 * Reads a rehearsal file, a template or a CDK assembly with one deployment. Rejects with a
 * {@link RehearsalFileError} for the first mistake.
 */
export async function readRehearsal(
  given: Rehearsal,
  options: ReadOptions = {},
): Promise<RehearsalPlan> {
  const opened = openRehearsal(given, options);
  if (opened.kind === 'file') return planFile(opened.source, options);
  const { templates, chosen } = openStacks(opened, options);
  return planStack(opened, templates, onlyDeployment(opened.path, chosen), options);
}

/** Reads what {@link readRehearsal} reads: one plan for each stack, with all of its deployments. */
export async function readRehearsals(
  given: Rehearsal,
  options: ReadOptions = {},
): Promise<RehearsalPlan[]> {
  const opened = openRehearsal(given, options);
  if (opened.kind === 'file') return [await planFile(opened.source, options)];
  const { templates, chosen } = openStacks(opened, options);
  const plans: RehearsalPlan[] = [];
  try {
    for (const one of chosen) plans.push(await planStack(opened, templates, one, options));
    return plans;
  } catch (error) {
    for (const { temp } of plans) await temp?.remove();
    throw error;
  }
}

async function planFile(source: YamlSource, { current }: ReadOptions): Promise<RehearsalPlan> {
  if (current === undefined) return planRehearsalFile(source);
  const message = "this file names its versions itself; '--current' is for a template";
  throw new RehearsalFileError(source.path, undefined, message);
}

type OpenTemplate = Extract<OpenRehearsal, { kind: 'template' }>;

function openStacks(
  { path, values }: OpenTemplate,
  { functionId }: ReadOptions,
): { templates: Template[]; chosen: ChosenDeployments[] } {
  const templates = openTemplates(path, values);
  return { templates, chosen: chooseDeployments(path, templates, functionId) };
}

async function planStack(
  { path, added, values }: OpenTemplate,
  templates: readonly Template[],
  { template, deployments }: ChosenDeployments,
  { current, signal }: ReadOptions,
): Promise<RehearsalPlan> {
  const temp = createTempFolder();
  try {
    const opened =
      current === undefined
        ? undefined
        : await openCurrent({ path, current, values, temp, signal });
    const context: PlanContext = {
      template,
      ...(opened && { current: opened.templateOf(template) }),
      overrides: overridesOf(added, templates),
      roots: [process.cwd(), ...(added ? [dirname(resolve(added.source.path))] : [])],
      temp,
      notes: [],
    };
    return withSettings(await planTemplate(context, deployments), added);
  } catch (error) {
    await temp.remove();
    throw error;
  }
}

function overridesOf(
  added: AddedFile | undefined,
  templates: readonly Template[],
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
function withSettings(plan: TemplatePlan, added: AddedFile | undefined): RehearsalPlan {
  const { source, file } = added ?? { source: yamlSource('', '{}'), file: {} };
  const alarms = planAlarms(source, file);
  return {
    ...plan,
    ...planSettings(source, file),
    deployments: plan.deployments.map((deployment) => ({
      ...deployment,
      ...(file.deploymentConfig !== undefined && planDeploymentConfig(source, file)),
      ...(file.autoRollback !== undefined && { autoRollback: file.autoRollback }),
      ...(file.revision === 'appSpecContent' && {
        revision: revisionOf('AppSpecContent', deployment.revision.content),
      }),
      alarms: [...deployment.alarms, ...alarms],
    })),
  };
}
