import { basename, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { preset } from '../../../src/esbuild/preset.ts';
import { buildReady } from '../buildReady.ts';
import { childSource } from '../childSource.ts';
import type { LayerPart } from './layerFile.ts';

const entries = {
  'allow-traffic': 'src/isolate/layerHandlers.ts',
  'allow-traffic-checks': 'src/config/noCodeHandlers.ts',
};

const isEntry = (file: string): boolean => Object.keys(entries).includes(basename(file, '.js'));

/** What the preset injects, for the head of a file: a chunk that two entries share is neither's. */
async function injected(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: preset.inject,
    bundle: true,
    format: 'iife',
    // No directive: what follows is not all strict.
    tsconfigRaw: '{}',
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** esbuild splits ES modules only; each of the files it makes becomes CJS by itself. */
async function asCommonJs(text: string, isEntryPoint: boolean): Promise<string> {
  const { code } = await transform(text, {
    format: preset.format,
    platform: preset.platform,
    target: preset.target,
    minify: true,
    legalComments: preset.legalComments,
    // `require` where the module said `import()`: a layer's files are found without a loader.
    supported: { 'dynamic-import': false },
    ...(isEntryPoint ? { banner: await injected(), footer: preset.footer.js } : {}),
  });
  return code;
}

/**
 * The layer's handlers: the supervisor, which knows CodeDeploy alone, the checks without code, which
 * run in the supervised process, and what they share. Only what a hook needs is loaded.
 */
export async function readyHandlers(version: string): Promise<LayerPart> {
  const { outputFiles = [], metafile } = await buildReady({
    entryPoints: entries,
    outdir: '/',
    write: false,
    format: 'esm',
    splitting: true,
    // Handlers name them without one, and nothing says that the layer's folder has ES modules.
    outExtension: {},
    chunkNames: 'allow-traffic-[name]-[hash]',
    // The hash in a name depends on the paths of what is inside.
    preserveSymlinks: true,
    // Each entry is given these by itself.
    inject: [],
    footer: {},
    alias: { ...preset.alias, yaml: resolve('node_modules/yaml/browser/index.js') },
    define: {
      PACKAGE_VERSION: JSON.stringify(version),
      CHILD_SOURCE: JSON.stringify(await childSource()),
      'import.meta.dirname': '__dirname',
    },
  });
  const files = outputFiles.map(async ({ path, text }) => ({
    path: `nodejs/${basename(path)}`,
    contents: await asCommonJs(text, isEntry(path)),
  }));
  return { files: await Promise.all(files), inputs: Object.keys(metafile.inputs) };
}
