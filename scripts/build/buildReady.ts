import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';
import { assertAliases } from './assertAliases.ts';

/** Builds a bundle that includes the SDK, with the settings of the public preset. */
export async function buildReady(
  options: BuildOptions,
): Promise<BuildResult & { metafile: Metafile }> {
  const result = await build({ ...preset, logLevel: 'warning', ...options, metafile: true });
  assertAliases(preset.alias, result.metafile);
  return result;
}
