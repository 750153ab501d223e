import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';
import { assertAliases } from './assertAliases.ts';
import { assertLightSdk } from './assertLightSdk.ts';

/** Builds a bundle that includes the SDK, with the settings of the public preset. */
export async function buildReady(
  options: BuildOptions,
): Promise<BuildResult & { metafile: Metafile }> {
  const plugins = [...preset.plugins, ...(options.plugins ?? [])];
  const result = await build({
    ...preset,
    logLevel: 'warning',
    ...options,
    plugins,
    metafile: true,
  });
  assertAliases(preset.alias, result.metafile);
  assertLightSdk(result.metafile);
  return result;
}
