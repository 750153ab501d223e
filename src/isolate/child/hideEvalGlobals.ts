import { Reflect } from '../../lib/primordials.ts';
import { builtinModules } from 'node:module';

/** What `--eval` gives a script that stands in no file. */
const ofModules = ['require', 'module', 'exports', '__filename', '__dirname'];

/** Builtin modules whose names are globals of every script, for something else or as they are. */
const ofEveryScript = ['console', 'crypto', 'process'];

/**
 * Takes the globals away that only this process has, since it runs by `--eval`: every builtin module
 * by its name, and what a CommonJS module has of its own. The user's module would find them where a
 * file on Lambda does not: an ES module that calls `require`, a forgotten import of `fs`.
 */
export function hideEvalGlobals(): void {
  for (const name of [...ofModules, ...builtinModules]) {
    if (!ofEveryScript.includes(name)) Reflect.deleteProperty(globalThis, name);
  }
}
