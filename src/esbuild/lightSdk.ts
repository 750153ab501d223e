import { readFileSync } from 'node:fs';
import { directHttp, lateCrypto, lateFilePromises, lateStreamTypes } from './lateBuiltins.ts';
import { literalKeys } from './literalKeys.ts';
import { sharedErrorClasses } from './sharedErrorClasses.ts';

/**
 * As much of esbuild's plugins as is needed here, so that these types do not need esbuild's.
 * @internal
 */
interface Building {
  readonly initialOptions: {
    readonly absWorkingDir?: string | undefined;
    readonly outfile?: string | undefined;
    readonly outdir?: string | undefined;
    readonly write?: boolean | undefined;
  };
  onResolve(
    options: { filter: RegExp },
    resolve: (module: { path: string; importer: string }) => { path: string } | undefined,
  ): void;
  onLoad(options: { filter: RegExp }, load: (file: { path: string }) => Loaded | undefined): void;
  onEnd(end: () => { warnings: Warning[] } | undefined): void;
}

interface Loaded {
  contents?: string;
  warnings?: Warning[];
}

interface Warning {
  text: string;
}

/** A plugin of esbuild. */
export interface PresetPlugin {
  /** The name that esbuild shows in messages. */
  name: string;
  /** What esbuild calls at the start of a build. */
  setup(build: Building): void;
}

/** The whole package.json would be in the bundle, but only its version is read. */
const versionOnly = (source: string): string =>
  source
    .replace(
      'import packageInfo from "../package.json";',
      'import { version } from "../package.json";',
    )
    .replaceAll('packageInfo.version', 'version');

/** How a file of the SDK is written anew, and what is still in it if that did not fit it. */
export interface Rewrite {
  filter: RegExp;
  rewrite: (source: string) => string;
  leftOver: RegExp;
}

/** Of the SDK's clients. */
const clientRewrites: readonly Rewrite[] = [
  {
    filter: /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/,
    rewrite: literalKeys,
    leftOver: /\[\w+\]:/,
  },
  {
    filter: /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]models[\\/]errors\.js$/,
    rewrite: sharedErrorClasses,
    leftOver: /^export class /m,
  },
  {
    filter: /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]runtimeConfig\.js$/,
    rewrite: versionOnly,
    leftOver: /packageInfo/,
  },
];

/** Of what all clients share, also the light ones. */
export const coreRewrites: readonly Rewrite[] = [
  {
    filter:
      /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/].*[\\/]shared-ini-file-loader[\\/]readFile\.js$/,
    rewrite: lateFilePromises,
    leftOver: /node:fs\/promises/,
  },
  {
    filter: /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]serde[\\/]uuid[\\/]v4\.js$/,
    rewrite: lateCrypto,
    leftOver: /decimalToHex/,
  },
  {
    filter:
      /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]serde[\\/]util-stream[\\/]stream-type-check\.js$/,
    rewrite: lateStreamTypes,
    leftOver: /(?<!" && )typeof (?:ReadableStream|Blob)/,
  },
  {
    filter: /@smithy[\\/]node-http-handler[\\/]dist-es[\\/]node-http-handler\.js$/,
    rewrite: directHttp,
    leftOver: /import\("node:http"\)/,
  },
];

export const rewrites: readonly Rewrite[] = [...clientRewrites, ...coreRewrites];

/**
 * Makes the SDK's clients light: the same code, written so that esbuild can drop the operations that nothing
 * calls, with one function for all error classes, and with modules of Node that load when they are needed. A
 * file that a newer SDK writes in another way stays as it is.
 */
export const lightSdk: PresetPlugin = {
  name: 'light-sdk',
  setup: (build) => {
    for (const { filter, rewrite } of rewrites) {
      build.onLoad({ filter }, ({ path }) => ({ contents: rewrite(readFileSync(path, 'utf8')) }));
    }
  },
};
