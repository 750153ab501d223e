/** Options for esbuild that make a hook's bundle small and quick to load. */
import { beside } from './beside.ts';
import { lightClients } from './lightClients.ts';
import { lightSdk, type PresetPlugin } from './lightSdk.ts';
import { recordedFolders } from './recordedFolders.ts';

/** esbuild's own option names, in our own type, so that these types do not need esbuild's. */
export interface Preset {
  /** One file with all that the hook imports. */
  bundle: true;
  /** Node's modules stay imports. */
  platform: 'node';
  /** The oldest Node that runs it: Lambda's nodejs22.x. */
  target: string;
  /** CommonJS, because it loads faster on Lambda. */
  format: 'cjs';
  /** ES modules first: esbuild can drop unused code only from those. */
  mainFields: string[];
  /** Smaller files load faster. */
  minify: true;
  /** Leaves comments with licences out. */
  legalComments: 'none';
  /** For an `outdir`; an `outfile` names its extension itself. */
  outExtension: {
    /** Node reads a `.cjs` file as CommonJS in every folder. */
    '.js': '.cjs';
  };
  /** For each package the file that replaces it. */
  alias: Record<string, string>;
  /** A file that every bundle begins with: it lets handlers warm up during init. */
  inject: string[];
  /** Code at the end of the bundle. */
  footer: {
    /** Holds init until the handlers are warm, for a second at most. */
    js: string;
  };
  /** They need `build`: esbuild's `buildSync` takes none. */
  plugins: PresetPlugin[];
}

/**
 * Lambda's runtime clients await what a module exports, so they also await a module that has a
 * `then`. That makes init, during which the CPU is not throttled, last until the handlers are warm.
 * The module stays as it is if the queue is empty (as it is outside Lambda) or belongs to another
 * bundle. The first statement is for Node: it shows an importer that there may be a `then`.
 */
const holdInit = [
  '0&&(module.exports.then=0);',
  '(queue=>{',
  'if(typeof module!=="object"||!queue||queue.owner!==module||!queue.length)return;',
  'Reflect.defineProperty(module.exports,"then",{configurable:true,enumerable:true,',
  'value:resolve=>{delete module.exports.then;',
  'Promise.all(queue).then(()=>resolve(module.exports))}})',
  '})(globalThis[Symbol.for("allow-traffic.init")]);',
].join('');

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
 * - CJS, because an ES module's import of `node:https` takes ten times as long as `require` on Node
 *   24. Files in an `outdir` therefore end in `.cjs`, and `outfile` must do so too: below a
 *   package.json with `"type": "module"` Node reads a `.js` file as an ES module;
 * - the SDK's ES modules (`mainFields`), because esbuild can drop unused code only from those;
 * - credentials from environment variables only, as Lambda provides them;
 * - no event streams: to keep them, spread your own `alias` over the preset's;
 * - light clients for what this package calls (`plugins`), made of the SDK's own parts: {@link presetWith} gives the
 *   SDK's clients back;
 * - the SDK's clients that you import without the operations that nothing calls (`plugins` too): they act like the
 *   SDK's own, which `plugins: []` gives you back;
 * - the folders of `recordedEvents('events/')` beside the bundle (`plugins` too);
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
  plugins: [lightClients, lightSdk, recordedFolders],
};

/** Options of {@link presetWith}. */
export interface PresetOptions {
  /**
   * Which clients this package calls AWS with: `light` ones, made of the SDK's parts, or the SDK's
   * own (`full`).
   * @default `light`
   */
  sdk?: 'light' | 'full';
}

/**
 * The {@link preset} with other choices: `presetWith({ sdk: 'full' })` bundles the installed SDK's own clients.
 * Throws a `TypeError` if `sdk` is neither of the two.
 */
export function presetWith({ sdk = 'light' }: PresetOptions = {}): Preset {
  // A caller without types may say anything.
  if (!['light', 'full'].includes(sdk)) {
    throw new TypeError(`sdk is ${JSON.stringify(sdk)}; expected "light" or "full"`);
  }
  if (sdk === 'light') return preset;
  return { ...preset, plugins: preset.plugins.filter((plugin) => plugin !== lightClients) };
}
