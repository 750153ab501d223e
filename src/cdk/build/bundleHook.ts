import { cpSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '../../esbuild/preset.ts';
import {
  describeBuildFailure,
  projectEsbuild,
  sdkOfRuntime,
  type Esbuild,
} from '../../lib/projectEsbuild.ts';
import { HookModuleError } from './chooseHandler.ts';

/** A built file of this package. This file is built into one beside it. */
const distFile = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

interface Built {
  warnings: { text: string }[];
}

/** The file of a function's code that has its handlers. */
export const bundleName = 'index.cjs';

/** Bundles a module by the preset, with the isolated entry beside it. */
export async function bundleHook(path: string, folder: string, prop: string): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new HookModuleError(
      `${prop}: there is no file ${path}; expected the module of a hook, relative to ${process.cwd()}`,
    );
  }
  const esbuild = (await projectEsbuild(dirname(resolve(path)))) ?? (await projectEsbuild('.'));
  if (esbuild === undefined) {
    throw new HookModuleError(
      `${prop}: ${path} is bundled by esbuild, which is not installed; run: npm install --save-dev esbuild`,
    );
  }
  const { warnings } = await build(esbuild, `${prop}: ${path}`, { entryPoints: [path] }, folder);
  for (const { text } of warnings) process.stderr.write(`allow-traffic: ${text}\n`);
  const entry = 'node_modules/allow-traffic/dist';
  mkdirSync(join(folder, entry), { recursive: true });
  cpSync(distFile('isolate.cjs'), join(folder, entry, 'isolate.cjs'));
}

/** Bundles the on-failure destination. */
export async function bundleFailedDelivery(folder: string, near: string): Promise<void> {
  const esbuild = (await projectEsbuild(dirname(resolve(near)))) ?? (await projectEsbuild('.'));
  if (esbuild === undefined) return;
  const from = JSON.stringify(distFile('index.js'));
  const contents = `export { reportFailedDelivery as handler } from ${from};`;
  const stdin = { contents, resolveDir: dirname(distFile('index.js')) };
  await build(esbuild, 'reportFailedDelivery', { stdin }, folder);
}

async function build(
  esbuild: Esbuild,
  name: string,
  entry: Readonly<Record<string, unknown>>,
  folder: string,
): Promise<Built> {
  try {
    return (await esbuild.build({
      ...preset,
      ...entry,
      outfile: join(folder, bundleName),
      plugins: [...preset.plugins, sdkOfRuntime],
      logLevel: 'silent',
    })) as Built;
  } catch (error) {
    throw new HookModuleError(
      `${name} cannot be bundled by esbuild: ${describeBuildFailure(error)}`,
      {
        cause: error,
      },
    );
  }
}
