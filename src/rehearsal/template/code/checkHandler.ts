import type { TemplateFunction } from '../../../template/template.ts';
import { failAt, type PlanContext } from '../planContext.ts';
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
export function checkHandler(
  context: PlanContext,
  fn: TemplateFunction,
  code: Required<PlannedCode>,
): PlannedCode {
  const { codeUri, handler } = code;
  if (handler.startsWith('/')) return code;
  const at = fn.handler?.at ?? fn.at;
  const parts = handlerParts(handler);
  if (parts === undefined) {
    return failAt(
      context,
      at,
      `the handler of '${fn.logicalId}' is '${handler}'; expected file.export`,
    );
  }
  const file = moduleFile(codeUri, parts.module);
  if (file === undefined) {
    const names = `${parts.module}{${handlerExtensions.join(',')}}`;
    const message = `the handler of '${fn.logicalId}' is '${handler}', but there is no ${names} in ${codeUri}`;
    return failAt(context, at, message);
  }
  checkExport(context, fn, file, handler);
  return code;
}

/** Throws if a file certainly has no such export. */
export function checkExport(
  context: PlanContext,
  fn: TemplateFunction,
  file: string,
  handler: string,
): void {
  const exportName = handlerParts(handler)?.exportName ?? '';
  if (!lacksExport(file, exportName)) return;
  const at = fn.handler?.at ?? fn.at;
  const message = `the handler of '${fn.logicalId}' is '${handler}', but ${file} has no export '${exportName}'`;
  failAt(context, at, message);
}
