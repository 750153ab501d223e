import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordedFolders } from '../../src/esbuild/recordedFolders.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-folders-'));
  mkdirSync(join(folder, 'events/deep'), { recursive: true });
  writeFileSync(join(folder, 'events/deep/a.json'), '{}');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function warningsOf(code: string, over: object = {}): Promise<string[]> {
  writeFileSync(
    join(folder, 'hook.js'),
    `import { recordedEvents } from 'allow-traffic';\n${code}`,
  );
  const { warnings } = await build({
    entryPoints: ['hook.js'],
    absWorkingDir: folder,
    bundle: true,
    external: ['allow-traffic'],
    outfile: 'dist/hook.cjs',
    logLevel: 'silent',
    plugins: [recordedFolders],
    ...over,
  });
  return warnings.map(({ text }) => text);
}

const copied = (): string => readFileSync(join(folder, 'dist/events/deep/a.json'), 'utf8');

it.each([
  "recordedEvents('events/')",
  'recordedEvents(\n  `./events`,\n)',
  'recordedEvents("events/deep")',
])('copies the folder beside the bundle: %s', async (call) => {
  expect(await warningsOf(`export const e = ${call};`)).toEqual([]);
  expect(copied()).toBe('{}');
});

it('copies it into an outdir as well', async () => {
  const over = { outfile: undefined, outdir: join(folder, 'dist') };
  expect(await warningsOf(`export const e = recordedEvents('events');`, over)).toEqual([]);
  expect(copied()).toBe('{}');
});

it('warns of a folder that is missing, and of one that is not a text', async () => {
  const missing = await warningsOf(`export const e = recordedEvents('other/');`);
  expect(missing).toEqual([
    expect.stringContaining(`${join(folder, 'other')}/, which does not exist`),
  ]);
  const unknown = await warningsOf(`const at = 'events'; export const e = recordedEvents(at);`);
  expect(unknown).toEqual([expect.stringContaining('is not a text')]);
});

it('leaves alone what is in a layer, in a comment, or not written', async () => {
  const layer = `// recordedEvents('nowhere')\n/* recordedEvents(x) */ export const e = recordedEvents('/opt/events');`;
  expect(await warningsOf(layer)).toEqual([]);
  await warningsOf(`export const e = recordedEvents('events');`, { write: false });
  expect(copied).toThrow('ENOENT');
});
