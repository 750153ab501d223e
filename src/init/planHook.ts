import { dirname, join } from 'node:path';
import { member } from '../template/source/node.ts';
import type { Template } from '../template/template.ts';
import type { Guard } from './additions/guard.ts';
import type { GuardRequest } from './additions/guardRequest.ts';
import { hookFiles } from './hook/hookFiles.ts';
import { hookLanguage, testRunner, type HookLanguage } from './hook/hookLanguage.ts';
import { checksOf } from './hook/hookSource.ts';
import { placeholderPayload } from './hook/placeholderPayload.ts';
import type { InitOptions, PlannedFile } from './initPlan.ts';
import type { Chosen } from './project/chooseFunction.ts';
import { freeName, hooksFolder } from './project/hooksFolder.ts';

/** A template of a project: its path relative to the project's folder, and its text. */
export interface TemplateText {
  readonly root: string;
  readonly path: string;
  readonly text: string;
}

/** The files of a hook, and what the template needs for it. */
export interface PlannedHook {
  readonly files: readonly PlannedFile[];
  readonly request: GuardRequest;
  readonly folder: string;
}

/** Plans the hook of a function: its files, and the names of what the template gets. */
export function planHook(
  { root, path }: TemplateText,
  template: Template,
  { fn, deployment }: Chosen,
  isSam: boolean,
  options: InitOptions,
): PlannedHook {
  const under = dirname(path);
  const folder = hooksFolder(root, under);
  const id = fn.logicalId;
  const resource = template.resources().find(({ logicalId }) => logicalId === id);
  const payload = placeholderPayload(resource);
  const found = hookLanguage(join(root, under), fn);
  // Nobody bundles for plain CloudFormation.
  const language: HookLanguage = found === 'ts' && !isSam ? 'esm' : found;
  const { packageVersion } = options;
  const runner = testRunner(root, language);
  const request = { root, folder, functionName: id, payload, language, runner, packageVersion };
  const { module, files } = hookFiles(request);
  const condition = member(resource?.node, 'Condition');
  const isTaken = (name: string): boolean => template.resource(name) !== undefined;
  const named = (end: string): string => freeName(isTaken, id + end, `${id}${end}2`);
  return {
    files,
    folder: folder.path,
    request: {
      fn,
      deployment,
      condition: condition?.kind === 'scalar' ? condition.text : undefined,
      hook: {
        codeUri: under === '.' ? folder.path : folder.path.slice(under.length + 1),
        module,
        isTypeScript: language === 'ts',
        runtime: runtimeOf(fn),
        checks: checksOf(payload),
      },
      ids: {
        hook: named('BeforeAllowTraffic'),
        failedDelivery: named('FailedDelivery'),
        alarm: named('Errors'),
      },
      nameEnd: freeName((end) => isNameEnd(template, end), 'before', `${id.toLowerCase()}-before`),
      template,
      resource,
      givenAlias: options.alias,
    },
  };
}

/** The runtimes that this package supports. A hook of a function in another one gets the newest. */
const runtimes = ['nodejs22.x', 'nodejs24.x'];

function runtimeOf({ runtime }: Guard['fn']): string {
  const own = runtime?.known === true ? runtime.value : '';
  return runtimes.includes(own) ? own : 'nodejs24.x';
}

/** Whether the name of a hook in the template ends so. */
const isNameEnd = ({ functions }: Template, end: string): boolean =>
  functions.some(
    ({ name }) =>
      name.known && name.value.startsWith('CodeDeployHook_') && name.value.endsWith(`}-${end}`),
  );
