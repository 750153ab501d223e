import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The extensions of a handler's file, in the order in which the runtime looks for them. */
export const handlerExtensions: readonly string[] = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

export interface HandlerParts {
  /** The path of the module without its extension: `src/app`. */
  module: string;
  /** `handler`. */
  exportName: string;
}

/** The parts of `src/app.handler`; the export begins after the first dot of the base name. */
export function handlerParts(handler: string): HandlerParts | undefined {
  const name = basename(handler);
  const dot = name.indexOf('.');
  if (dot < 1 || dot === name.length - 1) return undefined;
  return {
    module: handler.slice(0, handler.length - name.length + dot),
    exportName: name.slice(dot + 1),
  };
}

/** The file of a module in a folder; `undefined` if there is none. */
export function moduleFile(folder: string, module: string): string | undefined {
  return handlerExtensions
    .map((extension) => join(folder, module + extension))
    .find((path) => existsSync(path) && statSync(path).isFile());
}

export const isTypeScript = (path: string): boolean => /\.[mc]?ts$/.test(path);

/** Ways to export names that the text does not mention. */
const exportsOthers =
  /export\s*\*|module\.exports\s*=|__exportStar|Object\.assign\(\s*(module\.)?exports|exports\s*\[/;

/** Whether a file certainly has no such export: it never mentions the name. */
export function lacksExport(path: string, exportName: string): boolean {
  const [first = ''] = exportName.split('.');
  const text = readFileSync(path, 'utf8');
  const mentioned = new RegExp(`(?<![\\w$])${first.replaceAll(/\W/g, '\\$&')}(?![\\w$])`).test(
    text,
  );
  return !mentioned && !exportsOthers.test(text);
}
