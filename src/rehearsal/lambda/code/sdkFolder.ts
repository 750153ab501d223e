import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import type { TempFolder } from './tempFolder.ts';

/** The packages that Lambda's Node.js runtimes include. */
const SCOPES = ['@aws-sdk', '@smithy'];

/** The `node_modules` that this package has its SDK clients from. */
function ownModules(): string | undefined {
  const folder = `${sep}node_modules${sep}`;
  try {
    const path = createRequire(import.meta.url).resolve('@aws-sdk/client-lambda');
    return path.slice(0, path.lastIndexOf(`${folder}@aws-sdk`) + folder.length - 1);
  } catch {
    return undefined;
  }
}

/**
 * What stands for `/var/runtime/node_modules`: this package's SDK clients, and nothing else of the
 * `node_modules` that they are in. Code that leaves the SDK out of its zip must find it here too.
 * Made on the first call; undefined if this package finds no SDK.
 */
export function createSdkFolder(temp: TempFolder): () => string | undefined {
  let made: { folder: string | undefined } | undefined;
  const make = (): string | undefined => {
    const modules = ownModules();
    if (modules === undefined) return undefined;
    const folder = join(temp.add('runtime'), 'node_modules');
    mkdirSync(folder);
    for (const scope of SCOPES) {
      // A junction, because Windows lets only administrators make other links.
      if (existsSync(join(modules, scope))) {
        symlinkSync(join(modules, scope), join(folder, scope), 'junction');
      }
    }
    return folder;
  };
  return () => (made ??= { folder: make() }).folder;
}
