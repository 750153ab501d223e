import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const isBare = (specifier: string): boolean => !/^(\.{0,2}\/|[a-z]+:|#)/.test(specifier);

/**
 * Lets imports find what they find on Lambda: the packages of layers (`folders`, each a
 * `node_modules`) and the runtime's SDK (`sdkFolder`).
 */
export function provideModules(folders: string[], sdkFolder: string | undefined): void {
  if (folders.length === 0 && sdkFolder === undefined) return;
  const parentOf = (folder: string): string =>
    pathToFileURL(join(dirname(folder), 'index.js')).href;
  registerHooks({
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
            // Try the next folder; the first error is thrown in the end, as it names the importer.
          }
        }
        throw error;
      }
    },
  });
}
