import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { rewrites, type Rewrite } from '../../src/esbuild/lightSdk.ts';

/**
 * Throws unless the plugin of the preset fits the SDK's files in a bundle. After an update of the SDK it could
 * fit none, and the bundle would silently lose its benefit.
 */
export function assertLightSdk(
  { inputs }: Pick<Metafile, 'inputs'>,
  expected: readonly Rewrite[] = rewrites,
): void {
  for (const { filter, rewrite, leftOver } of expected) {
    const files = Object.keys(inputs).filter((path) => filter.test(path));
    if (files.length === 0)
      throw new Error(`${filter.source} matches no file of the installed SDK`);
    for (const path of files) {
      const rest = leftOver.exec(rewrite(readFileSync(path, 'utf8')));
      if (!rest) continue;
      throw new Error(
        `the installed SDK writes ${JSON.stringify(rest[0])} in ${path} in another way; expected a file as ${rewrite.name} in src/esbuild knows it; adapt that function, or keep the SDK's version`,
      );
    }
  }
}
