import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { handlerParts, moduleFile } from '../../template/functions/handlerFile.ts';
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

/** The text of the handler's file, or the inline code. */
export function sourceText(
  template: Pick<Template, 'path'>,
  fn: TemplateFunction,
  handler: string,
): string | undefined {
  if (fn.code.kind === 'inline' && !handler.startsWith('/')) return fn.code.text;
  const file = sourceFile(template, fn, handler);
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
