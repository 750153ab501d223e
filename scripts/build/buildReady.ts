import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';
import { assertLightClients } from './assertLightClients.ts';

/** Builds a bundle with light clients, with the settings of the public preset. */
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
  assertLightClients(result.metafile);
  return result;
}
