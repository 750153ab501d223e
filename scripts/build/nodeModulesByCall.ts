import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const namespace = 'node-module';

/**
 * Asks for Node's own modules by a call instead of an import. An import of `node:fs` or `node:http` reads
 * all its exports, and so loads streams, promises and sockets that nobody uses: a third of the start of a
 * rehearsal.
 */
export const nodeModulesByCall: Plugin = {
  name: 'node-modules-by-call',
  setup: (build) => {
    build.onResolve({ filter: /^(node:)?[a-z_/\d]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      const isOwn = kind === 'import-statement' && builtinModules.includes(name);
      return isOwn ? { path: name, namespace, sideEffects: false } : undefined;
    });
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({
      // A chunk may hold a `process` of its own.
      contents: `module.exports = globalThis.process.getBuiltinModule('node:${path}');`,
    }));
  },
};
