import { basename } from 'node:path';
import { build, transform, type Metafile } from 'esbuild';
import { preset } from '../../../src/esbuild/preset.ts';
import { buildReady } from '../buildReady.ts';
import { childSource } from '../childSource.ts';
import { shakableYaml } from '../shakableYaml.ts';
import type { LayerPart } from './layerFile.ts';

const entries = {
  'allow-traffic': 'src/isolate/layerHandlers.ts',
  'allow-traffic-checks': 'src/config/noCodeHandlers.ts',
};

/** esbuild also writes the chunks of an `import()` that it has dropped. */
function reachable({ outputs }: Metafile): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const one of outputs[path]?.imports ?? []) if (!one.external) visit(one.path);
  };
  for (const path of Object.keys(outputs)) if (isEntry(path)) visit(path);
  return new Set([...found].map((path) => basename(path)));
}

const isEntry = (file: string): boolean => Object.keys(entries).includes(basename(file, '.js'));

/** What the preset injects, as text for the head of an entry. A shared chunk must not contain it. */
async function injected(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: preset.inject,
    bundle: true,
    format: 'iife',
    // No "use strict" directive, because the code after it is not all strict.
    tsconfigRaw: '{}',
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** esbuild splits only ES modules, so each of its files becomes CJS in a second step. */
async function asCommonJs(text: string, isEntryPoint: boolean): Promise<string> {
  const { code } = await transform(text, {
    format: preset.format,
    platform: preset.platform,
    target: preset.target,
    minify: true,
    legalComments: preset.legalComments,
    // `require` instead of `import()`: Node finds a layer's files without a loader.
    supported: { 'dynamic-import': false },
    ...(isEntryPoint ? { banner: await injected(), footer: preset.footer.js } : {}),
  });
  return code;
}

/**
 * The layer's handlers: the supervisor, which talks only to CodeDeploy, and the checks without code, which
 * run in the child process. Splitting lets each of them load only what it needs.
 */
export async function readyHandlers(version: string): Promise<LayerPart> {
  const { outputFiles = [], metafile } = await buildReady({
    entryPoints: entries,
    outdir: '/',
    write: false,
    format: 'esm',
    splitting: true,
    // The default .js: a `Handler` names no extension, and the layer's folder has no package.json.
    outExtension: {},
    chunkNames: 'allow-traffic-[name]-[hash]',
    // The hash in a name depends on the paths of the files inside.
    preserveSymlinks: true,
    // Each entry gets these in a second step.
    inject: [],
    footer: {},
    plugins: [shakableYaml],
    define: {
      PACKAGE_VERSION: JSON.stringify(version),
      CHILD_SOURCE: JSON.stringify(await childSource()),
      'import.meta.dirname': '__dirname',
    },
  });
  const loaded = reachable(metafile);
  const shipped = outputFiles.filter(({ path }) => loaded.has(basename(path)));
  const files = shipped.map(async ({ path, text }) => ({
    path: `nodejs/${basename(path)}`,
    contents: await asCommonJs(text, isEntry(path)),
  }));
  return { files: await Promise.all(files), inputs: Object.keys(metafile.inputs) };
}
