import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTemplate } from '../template/readTemplate.ts';
import type { Template } from '../template/template.ts';
import { cloudFormationGuard } from './cloudFormationGuard.ts';
import { addToTemplate } from './edit/addToTemplate.ts';
import { readPackage } from './hook/hookLanguage.ts';
import { InitError } from './initError.ts';
import type { InitOptions, InitPlan, PlannedFile } from './initPlan.ts';
import { planHook, type TemplateText } from './planHook.ts';
import { aliasesOf, chooseFunction, type Chosen } from './project/chooseFunction.ts';
import { samGuard } from './samGuard.ts';

/** Plans the hook of one function of a template. Throws an {@link InitError} if that cannot be done. */
export function planTemplate(source: TemplateText, options: InitOptions): InitPlan {
  const { root, path, text } = source;
  const template = readTemplate(join(root, path), text, { showOpenValues: true });
  const chosen = chooseFunction(template, options.functionId);
  const { fn, hook } = chosen;
  const functionId = fn.logicalId;
  if (hook !== undefined) {
    const summary = `nothing to do: ${functionId} (${path}:${fn.at.line}) has a hook before the shift already, ${hook}; --function NAME guards another function`;
    return { root, summary, files: [], template: path, functionId, next: [] };
  }
  refuseSwitchedOff(template, chosen);
  const isSam = fn.type === 'serverless' && aliasesOf(template, fn).length === 0;
  const { files, request, folder } = planHook(source, template, chosen, isSam, options);
  const additions = isSam ? samGuard(request) : cloudFormationGuard(request);
  const after = addToTemplate(join(root, path), text, additions);
  return {
    root,
    summary: `${functionId} (${path}:${fn.at.line}) gets a hook before the shift, ${request.ids.hook}`,
    files: [...files, { path, before: text, after }],
    template: path,
    functionId,
    hooksFolder: folder,
    notes: notInstalled(dirname(join(root, path)), chosen),
    next: nextSteps(folder, request.hook.module, files, isSam),
  };
}

function refuseSwitchedOff({ path }: Template, { fn, deployment }: Chosen): void {
  const enabled = deployment?.enabled;
  if (enabled?.known !== true || enabled.value) return;
  const message = `the gradual deployment of '${fn.logicalId}' is switched off, so a hook of it would not run; set 'Enabled: true'`;
  throw new InitError(path, enabled.at, message);
}

/** A function whose packages are not there fails in the rehearsal, as one in TypeScript does without esbuild. */
function notInstalled(folder: string, { fn: { code, logicalId } }: Chosen): string[] {
  if (code.kind !== 'path') return [];
  const path = join(folder, code.path);
  const { dependencies, devDependencies } = readPackage(path) ?? {};
  const needs = Object.keys({ ...dependencies, ...devDependencies }).length > 0;
  if (!needs || existsSync(join(path, 'node_modules'))) return [];
  return [`the packages of ${logicalId} are not installed; run npm install --prefix ${code.path}`];
}

function nextSteps(
  folder: string,
  module: string,
  files: readonly PlannedFile[],
  isSam: boolean,
): string[] {
  const hook = files.find(({ path }) => path.includes(`${module}.`) && !path.includes('.test.'));
  return [
    `npm install --prefix ${folder} && npm test --prefix ${folder}`,
    `Replace the TODOs in ${hook?.path ?? folder}.`,
    'npx allow-traffic rehearse',
    isSam
      ? 'sam build && sam deploy'
      : 'aws cloudformation package, then aws cloudformation deploy',
  ];
}
