import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { layer } from './layerRehearsal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const unpacked = join(root, 'dist/layer');

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

const deflated = (bytes: Uint8Array): number => deflateRawSync(bytes, { level: 9 }).length;

it('holds the handlers and the package, and no copy of the SDK that user code would find', () => {
  const files = readdirSync(unpacked, { recursive: true }).map(String);
  expect(files).toContain(join('nodejs', 'allow-traffic.js'));
  expect(files).toContain(join('nodejs', 'node_modules', 'allow-traffic', 'package.json'));
  expect(readdirSync(join(unpacked, 'nodejs/node_modules'))).toEqual(['allow-traffic']);
});

it('holds no part that nothing loads', () => {
  const nodejs = join(unpacked, 'nodejs');
  const names = readdirSync(nodejs).filter((name) => name.endsWith('.js'));
  const texts = new Map(names.map((name) => [name, readFileSync(join(nodejs, name), 'utf8')]));
  const isLoaded = (name: string): boolean =>
    [...texts].some(([other, text]) => other !== name && text.includes(`/${name}`));
  const entries = ['allow-traffic.js', 'allow-traffic-checks.js'];
  expect(names.filter((name) => !isLoaded(name) && !entries.includes(name))).toEqual([]);
});

it('has the same bytes if it is built in another folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-elsewhere-'));
  try {
    for (const name of ['src', 'scripts', 'package.json', 'tsconfig.json', 'dist']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    rmSync(join(folder, 'dist/layer'), { recursive: true, force: true });
    rmSync(join(folder, 'dist/allow-traffic-layer.zip'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build/buildLayer.ts'], { cwd: folder, stdio: 'pipe' });
    expect(sha256(join(folder, 'dist/allow-traffic-layer.zip'))).toBe(sha256(layer));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('has handlers of at most one and a half times the size of a hand-written hook', async () => {
  const handWritten = await build({
    entryPoints: [join(root, 'bench/startup/variants/handWritten.ts')],
    bundle: true,
    platform: 'node',
    target: 'node22',
    minify: true,
    write: false,
  });
  const yardstick = deflated(handWritten.outputFiles[0]?.contents ?? new Uint8Array());
  const nodejs = join(unpacked, 'nodejs');
  const handlers = readdirSync(nodejs).filter((name) => name.endsWith('.js'));
  const sizes = handlers.map((name) => deflated(readFileSync(join(nodejs, name))));
  expect(sizes.reduce((sum, size) => sum + size, 0) / yardstick).toBeLessThanOrEqual(1.5);
});
