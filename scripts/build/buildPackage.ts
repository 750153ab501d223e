/**
 * `npm run build`: writes dist/, which holds the ESM and CJS bundles, the command line, the stand-in's
 * bootstrap, the types, and the licences of the bundled packages.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { buildBootstrap } from './buildBootstrap.ts';
import { buildCommandLine } from './buildCommandLine.ts';
import { buildLightClients } from './buildLightClients.ts';
import { buildReady } from './buildReady.ts';
import { buildTools } from './buildTools.ts';
import { childSource } from './childSource.ts';
import { markEagerFunctions } from './eager/markEagerFunctions.ts';
import { shakableYaml } from './shakableYaml.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';
import { writeDeclarations } from './writeDeclarations.ts';

const dist = 'dist';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
const dependencies = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });

type Built = Promise<BuildResult & { metafile: Metafile }>;

const common = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  outdir: dist,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { PACKAGE_VERSION: JSON.stringify(packageJson.version) },
  plugins: [shakableYaml],
} satisfies BuildOptions;

/** For CJS files whose sources use `import.meta.url`. */
const urlInCjs = {
  define: { ...common.define, 'import.meta.url': 'allowTrafficUrl' },
  banner: { js: "const allowTrafficUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** The library. Its dependencies stay imports, so that a user's bundler sees them. js-yaml is bundled. */
const library = (): Built[] => [
  build({
    ...common,
    entryPoints: { index: 'src/index.ts', target: 'src/target/index.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    external: dependencies,
  }),
  build({
    ...common,
    entryPoints: { index: 'src/index.ts', target: 'src/target/index.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // middy is ESM only, and nodejs22.x cannot require ESM, so it is bundled.
    external: dependencies.filter((name) => name !== '@middy/core'),
  }),
];

/** The bundling preset and the files that it refers to. */
const preset = (): Built[] => [
  build({
    ...common,
    entryPoints: {
      esbuild: 'src/esbuild/preset.ts',
      environmentCredentials: 'src/esbuild/environmentCredentials.ts',
      noEventStreams: 'src/esbuild/noEventStreams.ts',
      initQueue: 'src/esbuild/initQueue.ts',
    },
    format: 'esm',
  }),
  build({
    ...common,
    ...urlInCjs,
    entryPoints: { esbuild: 'src/esbuild/preset.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  }),
];

/** The isolated entry, bundled as one file, because a hook is always a cold start. */
async function isolate(): Built {
  return buildReady({
    entryPoints: { isolate: 'src/isolate/isolate.ts' },
    outdir: dist,
    define: { ...common.define, CHILD_SOURCE: JSON.stringify(await childSource()) },
  });
}

/** A bundle as ES module and as CommonJS, with options for each. */
const inBothFormats = (
  entryPoints: Record<string, string>,
  each: { esm?: BuildOptions; cjs?: BuildOptions } = {},
): Built[] =>
  (['esm', 'cjs'] as const).map((format) =>
    build({
      ...common,
      entryPoints,
      format,
      outExtension: { '.js': format === 'esm' ? '.js' : '.cjs' },
      external: dependencies,
      ...each[format],
      metafile: true,
    }),
  );

/** The test kit: a bundle of its own, so that no chunk of the library is split for it. */
const testing = (): Built[] => inBothFormats({ testing: 'src/tryOut/index.ts' });

/**
 * What needs a client that is an optional peer: a bundle of its own, which describes checks and makes
 * actions. What runs them and the client are loaded later, from a chunk, or in CJS by a `require` that is
 * not at the top: a client that is missing fails the check or the action, not the module.
 */
const withOptionalClient = (name: 'cloudwatch' | 'sns'): Built[] => {
  // Only ES modules can be split.
  const esm = { splitting: true, chunkNames: `${name}-[hash]` };
  return inBothFormats({ [name]: `src/${name}/index.ts` }, { esm });
};

/** The rehearsal for code that is CJS. */
const rehearsal = (): Built =>
  build({
    ...common,
    entryPoints: { rehearsal: 'src/rehearsal/index.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: dependencies,
    ...urlInCjs,
  });

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const { built: flags, later } = await buildCommandLine(common);
const built = await Promise.all([
  ...library(),
  ...testing(),
  ...withOptionalClient('cloudwatch'),
  ...withOptionalClient('sns'),
  ...preset(),
  ...inBothFormats({ cdk: 'src/cdk/guardedDeployment.ts' }, { cjs: urlInCjs }),
  buildLightClients(common),
  isolate(),
  buildTools(common, dependencies, later),
  rehearsal(),
]);
await markEagerFunctions(dist);
await buildBootstrap();
const inputs = [flags, ...built].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(inputs));
writeDeclarations(dist);
chmodSync(join(dist, 'cli.js'), 0o755);
