import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { handlerParts, moduleFile } from '../../template/functions/handlerFile.ts';
import { moduleGraph, sourceModule, type ModuleGraph } from '../code/sourceModule.ts';
import type { Template, TemplateFunction } from '../../template/template.ts';

/** The folder of a function's code on this machine; `undefined` if its code is somewhere else. */
export function codeFolder(
  { path }: Pick<Template, 'path'>,
  { code }: TemplateFunction,
): string | undefined {
  if (code.kind !== 'path') return undefined;
  const folder = resolve(dirname(path), code.path);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? folder : undefined;
}

/** The file with the handler of a function; `undefined` if it is not on this machine. */
export function sourceFile(
  template: Pick<Template, 'path'>,
  fn: TemplateFunction,
  handler: string,
): string | undefined {
  const folder = codeFolder(template, fn);
  const module = handlerParts(handler)?.module;
  if (folder === undefined || module === undefined) return undefined;
  const entry = entryPoints(fn).find(
    (path) => basename(path).replace(/\.[mc]?[jt]sx?$/, '') === basename(module),
  );
  const [file] = [entry && join(folder, entry), moduleFile(folder, module)].filter(
    (path) => path !== undefined && existsSync(path),
  );
  return file;
}

/** SAM's entry points of a build by esbuild. */
export function entryPoints({ build }: TemplateFunction): string[] {
  const given = build?.properties['EntryPoints'];
  return Array.isArray(given) ? given.map(String) : [];
}

/** The handler's module and those that it imports, or the inline code. Their paths are as the template's. */
export function sourceGraph(
  template: Pick<Template, 'path'>,
  fn: TemplateFunction,
  handler: string,
): ModuleGraph | undefined {
  if (fn.code.kind === 'inline') {
    if (handler.startsWith('/') || fn.runtime?.known !== true) return undefined;
    if (!fn.runtime.value.startsWith('nodejs')) return undefined;
    return { modules: [sourceModule(template.path, fn.code.text, fn.code.at)], missing: [] };
  }
  const file = sourceFile(template, fn, handler);
  if (file === undefined) return undefined;
  const folder = dirname(template.path);
  return moduleGraph(isAbsolute(folder) ? file : join(folder, relative(resolve(folder), file)));
}
