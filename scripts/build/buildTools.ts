import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { nodeModulesByCall } from './nodeModulesByCall.ts';

// A CJS package that is bundled into an ESM file calls `require` for Node's own modules.
const requireInEsm =
  "const require = globalThis.process.getBuiltinModule('node:module').createRequire(import.meta.url);";

/** Two hundred small files, which take longer to find and to read than to run. */
const bundled = ['ajv', 'ajv-formats', 'yaml'];

/**
 * The rehearsal and what the commands do, with their helpers. `commands` are the sources of the commands, by
 * the name of their bundle.
 */
export const buildTools = (
  common: BuildOptions,
  dependencies: readonly string[],
  commands: Readonly<Record<string, string>>,
): Promise<BuildResult & { metafile: Metafile }> =>
  build({
    ...common,
    entryPoints: {
      ...commands,
      rehearsal: 'src/rehearsal/index.ts',
      dryRunProcess: 'src/tryOut/dryRun/child/main.ts',
      // The processes in which `allow-traffic policy` loads a module, and the construct builds hooks.
      loadModule: 'src/policy/module/main.ts',
      buildHooks: 'src/cdk/build/main.ts',
    },
    format: 'esm',
    metafile: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    external: dependencies.filter((name) => !bundled.includes(name)),
    banner: { js: requireInEsm },
    plugins: [...(common.plugins ?? []), nodeModulesByCall],
  });
