import { resolve } from 'node:path';
import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { coreRewrites, lightSdk } from '../../src/esbuild/lightSdk.ts';
import { standIns } from '../../src/esbuild/lightClients.ts';
import { assertLightSdk } from './assertLightSdk.ts';

/**
 * What stands in for the SDK's clients in a user's bundle. The SDK's parts are inside, in the versions that
 * the tests compare with the SDK's clients.
 */
export async function buildLightClients(
  common: BuildOptions,
): Promise<BuildResult & { metafile: Metafile }> {
  const entryPoints = Object.values(standIns).map((name) => [name, `src/esbuild/${name}.ts`]);
  const result = await build({
    ...common,
    entryPoints: Object.fromEntries(entryPoints) as Record<string, string>,
    format: 'esm',
    // Only from ES modules can a user's esbuild drop what nothing uses.
    mainFields: ['module', 'main'],
    splitting: true,
    chunkNames: 'light/[name]-[hash]',
    alias: { '@smithy/core/event-streams': resolve('src/esbuild/noEventStreams.ts') },
    metafile: true,
    plugins: [...(common.plugins ?? []), lightSdk],
  });
  assertLightSdk(result.metafile, coreRewrites);
  return result;
}
