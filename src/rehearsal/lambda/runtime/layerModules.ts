import module from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const isBare = (specifier: string): boolean => !/^(\.{0,2}\/|[a-z]+:|#)/.test(specifier);

/**
 * Lets imports find what Lambda's runtime finds beside the code: a layer's packages
 * (`folders`, each a `node_modules`), and the SDK that the runtime brings (`sdkFolder`).
 */
export function provideModules(folders: string[], sdkFolder: string | undefined): void {
  if (folders.length === 0 && sdkFolder === undefined) return;
  // Node has hooks in the same thread from 22.15 on; before that, layers reach `require` only.
  if (typeof (module.registerHooks as unknown) !== 'function') return;
  const parentOf = (folder: string): string =>
    pathToFileURL(join(dirname(folder), 'index.js')).href;
  module.registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!isBare(specifier)) throw error;
        const sdk = sdkFolder !== undefined && /^@(aws-sdk|smithy)\//.test(specifier);
        for (const folder of sdk ? [...folders, sdkFolder] : folders) {
          try {
            return next(specifier, { ...context, parentURL: parentOf(folder) });
          } catch {
            // Not in this one: the next, and in the end the first error, which names the importer.
          }
        }
        throw error;
      }
    },
  });
}
