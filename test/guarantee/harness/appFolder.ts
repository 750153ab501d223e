import { build } from 'esbuild';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = join(root, 'test/guarantee/fixtures');

/** The module that runs as a program of its own. */
const programs = ['manyInvocations.ts'];

/**
 * A function's code as a user would upload it: the fixtures as JavaScript, beside a `node_modules`. Every
 * row starts two or three processes; compiled once, none of them has to strip types. Resolves with a new
 * folder, which the caller removes.
 */
export async function writeAppFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-app-'));
  const names = readdirSync(fixtures);
  await build({
    entryPoints: names
      .filter((name) => name.endsWith('.ts') && !programs.includes(name))
      .map((name) => join(fixtures, name)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node22',
    bundle: true,
    packages: 'external',
    // The repository's own tsconfig.json maps the package to its source.
    tsconfigRaw: {},
  });
  // Modules that are broken on purpose stay as they are.
  for (const name of names.filter((one) => one.endsWith('.mjs'))) {
    cpSync(join(fixtures, name), join(folder, name));
  }
  mkdirSync(join(folder, 'node_modules'));
  // The tests run what the build has written.
  symlinkSync(root, join(folder, 'node_modules', 'allow-traffic'));
  symlinkSync(join(root, 'node_modules/@aws-sdk'), join(folder, 'node_modules/@aws-sdk'));
  return folder;
}
