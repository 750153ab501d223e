import { existsSync, statSync } from 'node:fs';
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

/** Ways to export names that the text does not mention: then nobody can tell. */
const exportsOthers: readonly RegExp[] = [
  /export\s*\*/,
  /__exportStar/,
  /exports\s*\[/,
  // `exports` is passed to a function: `Object.assign(exports, ...)`. A literal name is a mention.
  /\(\s*(?:module\.)?exports\s*(?:\)|,(?!\s*['"]))/,
  /module\.exports\s*=\s*\{[^}]*\.\.\./,
  // All but an object, an arrow function, an async function and a class may be a call.
  /module\.exports\s*=(?!\s*(?:\{|async\s+function\b|class\b|(?:async\s*)?(?:\w+|\([^()]*\))\s*=>))/,
];

/** Whole lines of comment; what stands behind code stays, as it may be in a text. */
const comments = /^\s*\/\/.*$|^\s*\/\*[\s\S]*?\*\//gm;

/** Whether the text of a module certainly has no such export: its code never mentions the name. */
export function lacksExport(text: string, exportName: string): boolean {
  const [first = ''] = exportName.split('.');
  const code = text.replaceAll(comments, '');
  const name = new RegExp(`(?<![\\w$])${first.replaceAll(/\W/g, '\\$&')}(?![\\w$])`);
  return !name.test(code) && !exportsOthers.some((pattern) => pattern.test(code));
}
