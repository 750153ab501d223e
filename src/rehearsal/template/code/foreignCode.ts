import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateFunction } from '../../../template/template.ts';
import type { RuntimeFamily } from '../../lambda/launch/runtimeName.ts';
import { failAt, type PlanContext } from '../planContext.ts';
import type { PlannedCode } from './checkHandler.ts';
import { samBuild } from './samBuild.ts';

/** Code of another language: what `sam build` made, else the sources, if they run as they are. */
export function foreignCode(
  context: PlanContext,
  fn: TemplateFunction,
  family: RuntimeFamily,
  source: string,
  handler: string | undefined,
): PlannedCode {
  const { code, logicalId } = fn;
  if (!existsSync(source)) {
    return failAt(context, code.at, `there is no ${source}, the code of '${logicalId}'`);
  }
  const built = samBuild(context, logicalId, source);
  const codeUri = built ?? source;
  if (built === undefined) checkBuilt(context, fn, family, source);
  if (family === 'python' && handler !== undefined) {
    checkPythonHandler(context, fn, codeUri, handler);
  }
  return { codeUri, ...(handler === undefined ? {} : { handler }) };
}

/** What a build reads, in languages whose sources do not run. */
const projectFiles: Readonly<Partial<Record<RuntimeFamily, RegExp>>> = {
  java: /^(pom\.xml|build\.gradle(\.kts)?)$/,
  dotnet: /\.(cs|fs|vb)proj$/,
};

function checkBuilt(
  context: PlanContext,
  { code, logicalId }: TemplateFunction,
  family: RuntimeFamily,
  source: string,
): void {
  if (!statSync(source).isDirectory()) return;
  const project = readdirSync(source).find((name) => projectFiles[family]?.test(name));
  if (project === undefined) return;
  const message = `the code of '${logicalId}' is not built: ${join(source, project)} is newer than .aws-sam/build, or was never built; build it: sam build`;
  failAt(context, code.at, message);
}

/** Throws if the module of the handler, or its function, is certainly not there. */
function checkPythonHandler(
  context: PlanContext,
  fn: TemplateFunction,
  folder: string,
  handler: string,
): void {
  if (!statSync(folder).isDirectory()) return;
  const at = fn.handler?.at ?? fn.at;
  const fail = (why: string): never =>
    failAt(context, at, `the handler of '${fn.logicalId}' is '${handler}', ${why}`);
  const dot = handler.lastIndexOf('.');
  if (dot < 1) return fail('expected module.function');
  const path = handler.slice(0, dot).replaceAll('.', '/');
  const file = [`${path}.py`, `${path}/__init__.py`]
    .map((name) => join(folder, name))
    .find((one) => existsSync(one));
  if (file === undefined) {
    // A package may be in a layer or installed.
    const [first = ''] = path.split('/');
    const isOwn = first === path ? fn.layers.length === 0 : existsSync(join(folder, first));
    if (isOwn) fail(`but there is no ${path}.py in ${folder}`);
    return;
  }
  const name = handler.slice(dot + 1);
  const text = readFileSync(file, 'utf8');
  const isMentioned = new RegExp(`\\b${name.replaceAll(/\W/g, '')}\\b`).test(text);
  if (!isMentioned && !text.includes('import *')) fail(`but ${file} has no function '${name}'`);
}
