import { realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beside } from './beside.ts';
import type { PresetPlugin } from './lightSdk.ts';

/** What stands in for which client. */
export const standIns: Readonly<Record<string, string>> = {
  '@aws-sdk/client-codedeploy': 'light/codedeploy',
  '@aws-sdk/client-lambda': 'light/lambda',
};

/** The folder with all of this package: `src`, or `dist` once built. */
function packageFolder(): string {
  const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
  return import.meta.url.endsWith('.ts') ? dirname(here) : here;
}

/** Whether a file belongs to this package, also if a link leads to it. */
function isOurs(file: string): boolean {
  try {
    return realpathSync(file).startsWith(packageFolder() + sep);
  } catch {
    // Not a file, for example code that esbuild was given as a text.
    return false;
  }
}

/**
 * Gives this package's own code clients that are made of the SDK's parts. Code of a user that imports the
 * SDK gets the SDK's own clients, also in the same bundle.
 */
export const lightClients: PresetPlugin = {
  name: 'light-clients',
  setup: (build) => {
    build.onResolve(
      { filter: /^@aws-sdk\/client-(?:codedeploy|lambda)$/ },
      ({ path, importer }) => {
        const standIn = standIns[path];
        return standIn !== undefined && isOurs(importer) ? { path: beside(standIn) } : undefined;
      },
    );
  },
};
