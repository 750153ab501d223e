import { basename, dirname, resolve } from 'node:path';
import {
  build as bundle,
  type BuildOptions,
  type BuildResult,
  type Metafile,
  type Plugin,
} from 'esbuild';

/** What a build gives, and the modules that it leaves to another one. */
export interface CommandLine {
  built: BuildResult & { metafile: Metafile };
  /** The source of each module that the command line loads later, by the name of its bundle. */
  later: Record<string, string>;
}

/** commander asks for `spawn` only if a command is an executable file; loading it costs more than commander. */
const lateSpawn = `module.exports = {
  get spawn() { return process.getBuiltinModule('node:child_process').spawn; }
};`;

/**
 * `dist/cli.js` and `dist/program.js`: the flags of all commands, in one file. A command itself is an
 * import that runs late, of a bundle that shares its chunks with the other commands. If this file shared
 * them too, `--help` would load twice as many files.
 */
export async function buildCommandLine(common: BuildOptions): Promise<CommandLine> {
  const later: Record<string, string> = {};
  const keepLate: Plugin = {
    name: 'keep-late',
    setup: (build) => {
      build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ kind, path, importer }) => {
        if (kind !== 'dynamic-import') return undefined;
        const name = basename(path, '.ts');
        if (name !== 'program') later[name] = resolve(dirname(importer), path);
        return { path: `./${name}.js`, external: true };
      });
      build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        importer.includes('/commander/') ? { path: 'spawn', namespace: 'late' } : undefined,
      );
      build.onLoad({ filter: /^spawn$/, namespace: 'late' }, () => ({ contents: lateSpawn }));
    },
  };
  const built = await bundle({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts', program: 'src/cli/program.ts' },
    format: 'esm',
    metafile: true,
    // commander's own `require`, of Node's modules alone. An import of `node:module` would cost more.
    banner: { js: 'const require = process.getBuiltinModule;' },
    plugins: [keepLate],
  });
  return { built, later };
}
