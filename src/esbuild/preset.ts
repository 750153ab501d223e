import { fileURLToPath } from 'node:url';

/** esbuild's own names; a structure of our own, so that these types need none of esbuild's. */
export interface Preset {
  bundle: true;
  platform: 'node';
  target: string;
  format: 'cjs';
  mainFields: string[];
  minify: true;
  legalComments: 'none';
  /** Of an `outdir`; an `outfile` says itself. */
  outExtension: { '.js': '.cjs' };
  /** Package by package, the file that stands in its place. */
  alias: Record<string, string>;
  inject: string[];
  footer: { js: string };
}

/**
 * Lambda's runtime clients await what a module exports, and a module with a `then` is awaited in
 * turn: so its initialisation, in which the CPU is not throttled, lasts until the handlers are warm.
 * Where nothing was put into the list, outside Lambda above all, or where the list is not this
 * bundle's, the module stays as it is. The first statement is for Node: it tells an importer that
 * there may be a `then`.
 */
const holdInit = [
  '0&&(module.exports.then=0);',
  '(list=>{',
  'if(typeof module!=="object"||!list||list.owner!==module||!list.length)return;',
  'Reflect.defineProperty(module.exports,"then",{configurable:true,enumerable:true,',
  'value:resolve=>{delete module.exports.then;',
  'Promise.all(list).then(()=>resolve(module.exports))}})',
  '})(globalThis[Symbol.for("allow-traffic.init")]);',
].join('');

/** A file beside this one, with the extension that this one has: `.ts` as source, `.js` as built. */
const beside = (name: string): string => {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return fileURLToPath(new URL(name + extension, import.meta.url));
};

/**
 * Options for esbuild that make a hook's bundle small and quick to load, to be spread:
 *
 * ```ts
 * import { build } from 'esbuild';
 * import { preset } from 'allow-traffic/esbuild';
 *
 * await build({ ...preset, entryPoints: ['src/hooks.ts'], outfile: 'dist/hooks.cjs' });
 * ```
 *
 * - CJS, because on Node 24 an ES module's import of `node:https` takes ten times as long as
 *   `require`; so the files that an `outdir` gets end in `.cjs`, and `outfile` must do so too: below a
 *   package.json of `"type": "module"` a `.js` file would be read as an ES module;
 * - the ES modules of the SDK (`mainFields`), which can be shaken, its CJS files cannot;
 * - credentials from the environment alone, as Lambda provides them;
 * - no event streams (`alias`: what a hook needs of it all the same can be spread over it);
 * - on Lambda the module counts as loaded when its handlers are warm (`inject` and `footer`), after
 *   a second at most.
 */
export const preset: Preset = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  outExtension: { '.js': '.cjs' },
  alias: {
    '@aws-sdk/credential-provider-node': beside('environmentCredentials'),
    '@smithy/core/event-streams': beside('noEventStreams'),
  },
  inject: [beside('initQueue')],
  footer: { js: holdInit },
};
