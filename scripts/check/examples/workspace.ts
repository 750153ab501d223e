import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './step.ts';

/** A copy of the examples outside the repository, as users have it. */
export interface Workspace {
  folder: string;
  /** The packed package. */
  tarball: string;
}

const root = resolve(import.meta.dirname, '../../..');

/** Packs the built package and copies the examples beside it, with the layer and a node_modules. */
export function workspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-examples-'));
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  // npm 11 prints a list, npm 12 an object by name.
  const [{ filename }] = Object.values(JSON.parse(packed) as Record<string, unknown>) as [
    { filename: string },
  ];
  cpSync(join(root, 'examples'), join(folder, 'examples'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  // At the same relative path as in the repository.
  const layer = 'dist/allow-traffic-layer.zip';
  cpSync(join(root, layer), join(folder, layer));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const [name, path] of [
    ['allow-traffic', root],
    ['esbuild', join(root, 'node_modules/esbuild')],
    ['yazl', join(root, 'node_modules/yazl')],
  ] as const) {
    symlinkSync(path, join(modules, name));
  }
  return { folder: join(folder, 'examples'), tarball: join(folder, filename) };
}

/** Makes the package.json of an example depend on the packed package. */
export function usePacked(packageJson: string, tarball: string): void {
  const text = readFileSync(packageJson, 'utf8');
  writeFileSync(
    packageJson,
    text.replace(/"allow-traffic": "[^"]+"/, `"allow-traffic": "file:${tarball}"`),
  );
}
