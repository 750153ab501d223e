import { Reflect } from '../../lib/primordials.ts';
import { builtinModules, registerHooks } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `--eval` gives a script, because that script is not in a file. */
const ofModules = ['require', 'module', 'exports', '__filename', '__dirname'];

/** Names of builtin modules that every script has as globals. */
const ofEveryScript = ['console', 'crypto', 'process'];

/**
 * Removes the globals that only this process has, because it runs by `--eval`: every builtin module
 * and what a CommonJS module has. A file on Lambda has none of them, so the user's module would
 * work here and fail there: an ES module that calls `require`, a forgotten import of `fs`.
 */
function hideEvalGlobals(): void {
  for (const name of [...ofModules, ...builtinModules]) {
    if (!ofEveryScript.includes(name)) Reflect.deleteProperty(globalThis, name);
  }
}

const isBare = (specifier: string): boolean => !/^(\.{0,2}\/|[a-z]+:|#)/.test(specifier);

/** Lets an `import` find what `require` finds through NODE_PATH: layers and the runtime's SDK. */
function importFromNodePath(nodePath: string | undefined): void {
  const folders = (nodePath ?? '').split(delimiter).filter((folder) => folder !== '');
  if (folders.length === 0 || typeof (registerHooks as unknown) !== 'function') return;
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!isBare(specifier)) throw error;
        for (const folder of folders) {
          try {
            const parentURL = pathToFileURL(join(folder, '..', 'index.js')).href;
            return next(specifier, { ...context, parentURL });
          } catch {
            // Not in this folder. If it is in none of them, the first error is thrown.
          }
        }
        throw error;
      }
    },
  });
}

/** Gives the user's module the globals and the imports that a file on Lambda has. */
export function prepareModules(nodePath: string | undefined): void {
  hideEvalGlobals();
  importFromNodePath(nodePath);
}
