import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** A folder outside this repository, with the package installed as npm would install it. */
export interface UserProject {
  folder: string;
  /** The preset, as `require` and as `import` find it. */
  required: BuildOptions;
  /** The preset with the SDK's own clients. */
  full: BuildOptions;
  imported: () => Promise<BuildOptions>;
  bundle(fixture: string, options: BuildOptions): Promise<string>;
  remove(): void;
}

function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'allow-traffic');
  mkdirSync(own, { recursive: true });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  cpSync(join(root, 'dist'), join(own, 'dist'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'allow-traffic') continue;
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const file of readdirSync(fixtures)) {
    cpSync(join(fixtures, file), join(folder, file));
  }
}

export function userProject(): UserProject {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-user-'));
  install(folder);
  const require = createRequire(join(folder, 'index.js'));
  const { preset, presetWith } = require('allow-traffic/esbuild') as {
    preset: BuildOptions;
    presetWith: (options: { sdk: 'full' }) => BuildOptions;
  };
  return {
    folder,
    required: preset,
    full: presetWith({ sdk: 'full' }),
    imported: async () => {
      const path = join(folder, 'node_modules/allow-traffic', exportOf(folder, './esbuild'));
      return ((await import(path)) as { preset: BuildOptions }).preset;
    },
    bundle: async (fixture, options) => {
      const outfile = join(folder, `${fixture}.cjs`);
      await build({ ...options, entryPoints: [join(folder, `${fixture}.ts`)], outfile });
      return outfile;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The file that `import` finds. Vitest's own resolver would find the source. */
function exportOf(folder: string, name: string): string {
  const manifest = JSON.parse(
    readFileSync(join(folder, 'node_modules/allow-traffic/package.json'), 'utf8'),
  ) as { exports: Record<string, { import: { default: string } }> };
  return manifest.exports[name]?.import.default ?? '';
}
