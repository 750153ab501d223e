import { readFileSync, statSync } from 'node:fs';
import type { TemplateFunction } from '../../../template/template.ts';
import { failAt, type PlanContext } from '../planContext.ts';
import { firstInZip, type ModuleText } from './firstInZip.ts';
import {
  handlerExtensions,
  handlerParts,
  lacksExport,
  moduleFile,
} from '../../../template/functions/handlerFile.ts';

/** Code that is ready to run. */
export interface PlannedCode {
  codeUri: string;
  /** An OS-only runtime may do without one. */
  handler?: string;
}

/** Throws if the file of the handler, or its export, is not there. A handler in a layer is not looked for. */
export async function checkHandler(
  context: PlanContext,
  fn: TemplateFunction,
  code: Required<PlannedCode>,
): Promise<PlannedCode> {
  const { codeUri, handler } = code;
  if (handler.startsWith('/')) return code;
  const at = fn.handler?.at ?? fn.at;
  const parts = handlerParts(handler);
  if (parts === undefined) {
    const message = `the handler of '${fn.logicalId}' is '${handler}'; expected file.export`;
    return failAt(context, at, message);
  }
  const names = handlerExtensions.map((extension) => parts.module + extension);
  const found = statSync(codeUri).isDirectory()
    ? inFolder(codeUri, parts.module)
    : await firstInZip(codeUri, names);
  // A file that is not a zip is a mistake of its own, found when the function is created.
  if (found === 'unreadable') return code;
  if (found === undefined) {
    const expected = `${parts.module}{${handlerExtensions.join(',')}}`;
    const message = `the handler of '${fn.logicalId}' is '${handler}', but there is no ${expected} in ${codeUri}`;
    return failAt(context, at, message);
  }
  checkExport(context, fn, found, handler);
  return code;
}

function inFolder(folder: string, module: string): ModuleText | undefined {
  const name = moduleFile(folder, module);
  return name === undefined ? undefined : { name, text: readFileSync(name, 'utf8') };
}

/** Throws if a module certainly has no such export. */
export function checkExport(
  context: PlanContext,
  fn: TemplateFunction,
  { name, text }: ModuleText,
  handler: string,
): void {
  const exportName = handlerParts(handler)?.exportName ?? '';
  if (!lacksExport(text, exportName)) return;
  const at = fn.handler?.at ?? fn.at;
  const message = `the handler of '${fn.logicalId}' is '${handler}', but ${name} has no export '${exportName}'`;
  failAt(context, at, message);
}
