import { registerHooks } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const isBare = (specifier: string): boolean => !/^(\.{0,2}\/|[a-z]+:|#)/.test(specifier);

/** Lets imports find what `require` finds through NODE_PATH: layers, and the runtime's SDK. */
export function importsFromNodePath(nodePath: string | undefined): void {
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
            // Not in this folder: the next one, and in the end the first error.
          }
        }
        throw error;
      }
    },
  });
}
