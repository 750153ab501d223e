import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';
import { assertAliases } from './assertAliases.ts';

/** A bundle that runs as it is: the SDK inlined, with the settings that users get as the preset. */
export async function buildReady(
  options: BuildOptions,
): Promise<BuildResult & { metafile: Metafile }> {
  const result = await build({ ...preset, logLevel: 'warning', ...options, metafile: true });
  assertAliases(preset.alias, result.metafile);
  return result;
}
