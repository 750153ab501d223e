import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { seekHook } from './seekHook.ts';
import type { Variant } from './variant.ts';

const root = resolve(import.meta.dirname, '../..');
const source = (name: string): string => join(import.meta.dirname, 'variants', `${name}.ts`);

/** The settings of `esbuild --bundle --platform=node --minify`, as most tutorials have it. */
const defaults: BuildOptions = { bundle: true, platform: 'node', target: 'node22', minify: true };

/** Ignores this project's tsconfig, which maps the package to its source. */
const asUser: BuildOptions = { tsconfigRaw: '{}', logLevel: 'warning' };

/** What the variants import, with what that imports. */
const modules = [
  '@aws-sdk',
  '@smithy',
  '@aws',
  '@aws-lambda-powertools',
  '@middy',
  'aws-xray-sdk-core',
];

/** Makes a folder with this package and the SDK installed, like a user's project. */
function installed(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of modules) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  symlinkSync(root, join(folder, 'node_modules/allow-traffic'));
  cpSync(join(import.meta.dirname, 'variants'), join(folder, 'src'), { recursive: true });
}

async function bundled(
  name: string,
  entry: string,
  folder: string,
  options: BuildOptions,
): Promise<Variant> {
  const module = join(folder, `${name.replace(/\W+/g, '-')}.cjs`);
  const entryPoints = [join(folder, 'src', `${entry}.ts`)];
  await build({ ...asUser, ...options, entryPoints, outfile: module });
  return { name, files: [module], module, exportName: 'handler' };
}

/** The layer's ready handlers, unpacked as on Lambda: outside this project's package.json. */
function fromLayer(folder: string, hook: Variant): Variant[] {
  const built = join(root, 'dist/layer');
  if (!existsSync(built)) throw new Error('dist/layer is missing; run npm run build:layer first');
  const nodejs = join(folder, 'opt/nodejs');
  cpSync(built, join(folder, 'opt'), { recursive: true });
  const handlers = readdirSync(nodejs)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(nodejs, name));
  const module = join(nodejs, 'allow-traffic.js');
  const noCode = [{ smokeInvoke: { payload: { path: '/health' } } }];
  return [
    {
      name: 'isolated',
      files: [...handlers, ...hook.files],
      module,
      exportName: 'isolate',
      environment: {
        _HANDLER: '/opt/nodejs/allow-traffic.isolate',
        ALLOW_TRAFFIC_HANDLER: `${hook.module.replace(/\.cjs$/, '')}.handler`,
      },
    },
    {
      name: 'no-code (isolated)',
      files: handlers,
      module,
      exportName: 'beforeAllowTraffic',
      environment: {
        _HANDLER: '/opt/nodejs/allow-traffic.beforeAllowTraffic',
        ALLOW_TRAFFIC_CHECKS: JSON.stringify(noCode),
      },
    },
  ];
}

/** Builds all variants into `folder`. The others are compared with the first one. */
export async function buildVariants(folder: string): Promise<Variant[]> {
  if (!existsSync(source('handWritten'))) throw new Error('run this from the project');
  installed(folder);
  const { preset } = createRequire(join(folder, 'index.js'))('allow-traffic/esbuild') as {
    preset: BuildOptions;
  };
  const unbundled = { ...defaults, external: ['@aws-sdk/*'] };
  const inProcess = await bundled('in-process', 'inProcess', folder, preset);
  return [
    await bundled('hand-written', 'handWritten', folder, defaults),
    await bundled('hand-written, unbundled', 'handWritten', folder, unbundled),
    await bundled('floor, no SDK', 'floor', folder, defaults),
    await bundled('empty handler', 'empty', folder, defaults),
    await bundled('hand-written, Powertools', 'powertools', folder, defaults),
    ...seekHook(folder),
    inProcess,
    { ...inProcess, name: 'in-process, no target set', environment: { ALLOW_TRAFFIC_TARGET: '' } },
    ...fromLayer(folder, inProcess),
  ];
}
